package io.keyaudit.formats;

import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.Providers;
import io.keyaudit.policy.Finding;
import java.io.OutputStream;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/**
 * Writes the report of one audit as the audit goes, so that its length does not matter: {@link #begin} once, then
 * {@link #add} for each outcome in the order of the keys, then {@link #end} once. The stream is flushed after each key
 * and left open. Not thread-safe.
 *
 * <p>All methods throw {@link java.io.UncheckedIOException} if the report cannot be written.
 */
public interface ReportWriter {
    /** The audit begins. */
    void begin(ReportStart start);

    /** The next key's outcome, and the findings in it. */
    void add(KeyOutcome outcome, List<Finding> findings);

    /** The audit is over. */
    void end(ReportEnd end);

    /** A report for programs: JSON in UTF-8. */
    static ReportWriter json(OutputStream out) {
        return new JsonReport(out);
    }

    /**
     * A report for people: a table with a row for each key.
     *
     * @param providers know how sensitive an access is
     */
    static ReportWriter table(Writer out, Providers providers, TableStyle style) {
        return new TableReport(out, providers, style);
    }

    /**
     * A report for people: one page for a browser, in UTF-8, that loads nothing. It is whole only at its end, and what
     * is added before waits in temporary files.
     *
     * @param providers know how sensitive an access is
     */
    static ReportWriter html(OutputStream out, Providers providers) {
        return new HtmlReport(out, providers);
    }

    /**
     * A report for services that show findings beside the code: SARIF 2.1.0 in UTF-8.
     *
     * @param keys the file that lists the keys, if there is one, for findings to be shown in
     */
    static ReportWriter sarif(OutputStream out, Optional<KeysFile> keys) {
        return new SarifReport(out, keys);
    }

    /** A report for build servers: JUnit's XML in UTF-8, all of it written at the end. */
    static ReportWriter junit(OutputStream out) {
        return new JunitReport(out);
    }

    /** A report for spreadsheets: comma-separated values in UTF-8, a row for each key, none of them a formula. */
    static ReportWriter csv(OutputStream out) {
        return new CsvReport(out);
    }

    /** A report for the summary of a CI job: GitHub's Markdown in UTF-8, below 1 MiB, all of it written at the end. */
    static ReportWriter markdown(OutputStream out) {
        return new MarkdownReport(out);
    }

    /**
     * A report for security information systems: Compliance Findings of OCSF 1.8, a JSON object in UTF-8 on each line.
     * Where keys are only read it is empty.
     */
    static ReportWriter ocsf(OutputStream out) {
        return new OcsfReport(out);
    }
}
