package io.keyaudit.cli;

import io.keyaudit.Severity;
import io.keyaudit.formats.ReportFormat;
import io.keyaudit.formats.report.Provenance;
import io.keyaudit.formats.report.ReportView;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of commands that report on keys. */
final class ReportOptions {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = ReportRequest.Converter.class,
            completionCandidates = ReportRequest.Names.class,
            description = "One of ${COMPLETION-CANDIDATES}; table is the default. FORMAT=FILE writes the report to a "
                    + "file, in place of standard output. Can be given several times.")
    private List<ReportRequest> requests = List.of();

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            converter = ColourConverter.class,
            description = "auto (the default: on a terminal, unless NO_COLOR is set), always or never.")
    private Terminal.Colour colour = Terminal.Colour.AUTO;

    @Option(names = "--only-findings", description = "Shows what needs attention, and not the rest.")
    private boolean onlyFindings;

    @Option(names = "--summary", description = "Shows counts, the verdict and what wrote the report alone.")
    private boolean summary;

    @Option(names = "--all", description = "Shows every key, with everything that it can and cannot do.")
    private boolean all;

    @Option(
            names = "--min-severity",
            paramLabel = "SEVERITY",
            converter = PolicyOptions.SeverityConverter.class,
            description = "Shows findings of at least this severity.")
    private Severity least = Severity.INFO;

    @Option(
            names = "--key",
            paramLabel = "PATTERN",
            description = "Shows the keys of these names; * stands for any characters, ? for one. This and the four"
                    + " options above change table, markdown and html alone: neither what is asked nor the exit code nor"
                    + " other formats.")
    private @Nullable String key;

    @Option(
            names = "--controls",
            description = "Shows which keys keep which control: table, json and csv become controls, controls-json and"
                    + " controls-csv.")
    private boolean controls;

    @Option(
            names = "--omit-suppressed",
            description = "Leaves findings that a suppression accepts out of sarif, for readers that show them as open,"
                    + " such as GitHub.")
    private boolean omitsSuppressed;

    @Option(
            names = "--bom",
            description = "Begins files of comma-separated values with a byte order mark, by which Excel knows UTF-8.")
    private boolean marksCsv;

    private ReportView.Detail usual = ReportView.Detail.USUAL;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    /**
     * Returns what reports say that they are made of.
     *
     * @param keys the keys file, if there is one
     */
    Provenance provenance(Criteria criteria, Optional<Provenance.Source> keys) {
        return new Provenance(
                Optional.of(Build.version()),
                UUID.randomUUID().toString(),
                CommandLineText.of(command.root().commandLine().getParseResult().originalArgs()),
                keys,
                criteria.policy().map(file -> new Provenance.Source(file.name(), file.sha256())),
                criteria.baseline().map(Sourced::source));
    }

    /** Shows tables briefly, unless more or less is asked for. */
    void brief() {
        usual = ReportView.Detail.BRIEF;
    }

    /** Returns what reports for people show. */
    ReportView view() {
        ReportView.Detail detail = usual;
        if (summary) {
            detail = ReportView.Detail.SUMMARY;
        } else if (onlyFindings) {
            detail = ReportView.Detail.FINDINGS;
        } else if (all) {
            detail = ReportView.Detail.ALL;
        }
        return new ReportView(detail, least, Optional.ofNullable(key));
    }

    /** Returns whether standard output will not end with a summary for people. */
    boolean leavesSummaryOut() {
        return requests().stream()
                .noneMatch(request ->
                        request.file().isEmpty() && request.format().audience() == ReportFormat.Audience.TERMINAL);
    }

    /** Returns what is to be written; a table if nothing was said. */
    List<ReportRequest> requests() {
        return requests(List.of(ReportRequest.TABLE));
    }

    /** Returns what is to be written; this if nothing was said. */
    List<ReportRequest> requests(List<ReportRequest> usual) {
        List<ReportRequest> said = requests.isEmpty() ? usual : requests;
        return controls ? said.stream().map(ReportRequest::byControls).toList() : said;
    }

    /** Returns whether findings that somebody accepted are left out of SARIF. */
    boolean omitsSuppressed() {
        return omitsSuppressed;
    }

    /** Returns whether comma-separated values begin with a byte order mark. */
    boolean marksCsv() {
        return marksCsv;
    }

    /** Returns whether nothing was said. */
    boolean unsaid() {
        return requests.isEmpty();
    }

    Terminal.Colour colour() {
        return colour;
    }

    /** Reads when colours are used. */
    static final class ColourConverter implements ITypeConverter<Terminal.Colour> {
        @Override
        public Terminal.Colour convert(String value) {
            return Arrays.stream(Terminal.Colour.values())
                    .filter(colour -> colour.name().equalsIgnoreCase(value))
                    .findFirst()
                    .orElseThrow(() -> new WrongValueException("expected auto, always or never"));
        }
    }
}
