package io.keyaudit.cli;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

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

    /** What is to be written; a table if nothing was said. */
    List<ReportRequest> requests() {
        return requests.isEmpty() ? List.of(ReportRequest.TABLE) : requests;
    }

    /** Whether nothing was said. */
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
