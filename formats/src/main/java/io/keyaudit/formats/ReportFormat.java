package io.keyaudit.formats;

import io.keyaudit.formats.content.EarlierVerdicts;
import io.keyaudit.formats.content.ListedKeys;
import io.keyaudit.formats.csv.ControlsCsv;
import io.keyaudit.formats.csv.KeysCsv;
import io.keyaudit.formats.csv.VerdictsCsv;
import io.keyaudit.formats.github.GithubReport;
import io.keyaudit.formats.gitlab.GitlabReport;
import io.keyaudit.formats.html.HtmlReport;
import io.keyaudit.formats.json.ControlsJson;
import io.keyaudit.formats.json.JsonReport;
import io.keyaudit.formats.junit.JunitReport;
import io.keyaudit.formats.markdown.MarkdownReport;
import io.keyaudit.formats.ocsf.OcsfReport;
import io.keyaudit.formats.oscal.OscalReport;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.formats.sarif.SarifReport;
import io.keyaudit.formats.table.ControlsTable;
import io.keyaudit.formats.table.TableReport;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The formats of reports. Every format is known here and nowhere else: the command's options, its help and the
 * documentation are made of this. All of them are written in UTF-8.
 */
public enum ReportFormat {
    /** Text for a terminal. */
    TABLE(
            Audience.TERMINAL,
            "for people, in a terminal",
            (out, settings) -> new TableReport(out, settings.providers(), settings.table(), settings.view())),
    /** JSON, as {@code Schemas.find("report")} describes it. */
    JSON(Audience.PROGRAMS, "for programs: everything, by a published schema", (out, settings) -> new JsonReport(out)),
    /** SARIF 2.1.0. */
    SARIF(
            Audience.PROGRAMS,
            "for code scanning: SARIF 2.1.0",
            (out, settings) -> new SarifReport(
                    out,
                    settings.keys().map(ListedKeys::of),
                    settings.policy(),
                    settings.earlier().map(EarlierVerdicts::new),
                    settings.omitsSuppressed())),
    /** JUnit's XML, written at the end. */
    JUNIT(Audience.PROGRAMS, "for build servers: JUnit XML", (out, settings) -> new JunitReport(out)),
    /** Comma-separated values, none of which a spreadsheet takes for a formula: the verdicts. */
    CSV(
            Audience.PROGRAMS,
            "for spreadsheets: a row for each key and verdict, RFC 4180",
            (out, settings) -> new VerdictsCsv(out, settings.marksCsv())),
    /** The same of the keys. */
    KEYS_CSV(
            Audience.PROGRAMS,
            "for spreadsheets: a row for each key, with what it can do",
            (out, settings) -> new KeysCsv(out, settings.marksCsv())),
    /** GitHub's Markdown, short enough for a comment, written at the end. */
    MARKDOWN(
            Audience.READERS,
            "for people, in a job's summary: GitHub's Markdown",
            (out, settings) -> new MarkdownReport(out, settings.providers(), settings.view())),
    /** One page for a browser that loads nothing; what is added waits in temporary files until the end. */
    HTML(
            Audience.READERS,
            "for people, in a browser: one page that loads nothing",
            (out, settings) -> new HtmlReport(out, settings.providers(), settings.view())),
    /** Compliance Findings of OCSF 1.8, a JSON object on each line. */
    OCSF(
            Audience.PROGRAMS,
            "for security information systems: OCSF 1.8, an object on each line",
            (out, settings) -> new OcsfReport(out, settings.earlier().map(EarlierVerdicts::new))),
    /** The verdicts by control as assessment results of OSCAL 1.1, written at the end. */
    OSCAL(
            Audience.PROGRAMS,
            "for governance tools: assessment results of OSCAL 1.1",
            (out, settings) -> new OscalReport(out)),
    /** Commands to a GitHub workflow. */
    GITHUB(
            Audience.TERMINAL,
            "for GitHub: annotations of a workflow, printed to its log",
            (out, settings) -> new GithubReport(out, settings.keys())),
    /** GitLab's code quality, as JSON. */
    GITLAB(
            Audience.PROGRAMS,
            "for GitLab: code quality of a merge request",
            (out, settings) -> new GitlabReport(out, settings.keys())),
    /** The verdicts by control, as text for a terminal, written at the end. */
    CONTROLS(
            Audience.TERMINAL,
            "for auditors, in a terminal: which keys keep which control",
            (out, settings) -> new ControlsTable(out, settings.table())),
    /** The verdicts by control as JSON, written at the end. */
    CONTROLS_JSON(
            Audience.PROGRAMS,
            "for programs: which keys keep which control, by a published schema",
            (out, settings) -> new ControlsJson(out)),
    /** The verdicts by control as comma-separated values, written at the end. */
    CONTROLS_CSV(
            Audience.PROGRAMS,
            "for spreadsheets: a row for each control and rule",
            (out, settings) -> new ControlsCsv(out, settings.marksCsv()));

    private final Audience audience;
    private final String description;
    // Each is a lambda that captures nothing.
    @SuppressWarnings("ImmutableEnumChecker")
    private final BiFunction<OutputStream, ReportSettings, ReportWriter> writer;

    /** Who a format is for. */
    public enum Audience {
        /** People at a terminal, in its encoding. */
        TERMINAL,
        /** People who open a file. */
        READERS,
        /** Programs. */
        PROGRAMS
    }

    ReportFormat(Audience audience, String description, BiFunction<OutputStream, ReportSettings, ReportWriter> writer) {
        this.audience = audience;
        this.description = description;
        this.writer = writer;
    }

    /** Returns the format of that name, or nothing if there is none. */
    public static Optional<ReportFormat> find(String name) {
        return Arrays.stream(values())
                .filter(format -> format.text().equals(name))
                .findFirst();
    }

    /** Returns its name, such as {@code keys-csv}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the format that shows controls in the same way; itself if there is none. */
    public ReportFormat byControls() {
        return switch (this) {
            case TABLE -> CONTROLS;
            case JSON -> CONTROLS_JSON;
            case CSV -> CONTROLS_CSV;
            default -> this;
        };
    }

    /** Returns who it is for. */
    public Audience audience() {
        return audience;
    }

    /** Returns in some words what it is for. */
    public String description() {
        return description;
    }

    /**
     * Opens a report.
     *
     * @param out receives UTF-8; flushed after each key where the format allows it, and left open
     */
    public ReportWriter open(OutputStream out, ReportSettings settings) {
        return writer.apply(out, settings);
    }
}
