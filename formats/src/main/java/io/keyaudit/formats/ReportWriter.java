package io.keyaudit.formats;

import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.Providers;
import java.io.OutputStream;
import java.io.Writer;
import java.time.Instant;

/**
 * Writes the report of one audit as the audit goes, so that its length does not matter: {@link #begin} once, then
 * {@link #add} for each outcome in the order of the keys, then {@link #end} once. The stream is flushed after each key
 * and left open. Not thread-safe.
 *
 * <p>All methods throw {@link java.io.UncheckedIOException} if the report cannot be written.
 */
public interface ReportWriter {
    /** The audit begins. */
    void begin(Instant startedAt);

    /** The next key's outcome. */
    void add(KeyOutcome outcome);

    /** The audit is over. */
    void end(Instant finishedAt);

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
}
