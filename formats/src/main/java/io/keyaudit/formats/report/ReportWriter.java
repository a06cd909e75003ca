package io.keyaudit.formats.report;

import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.policy.Finding;
import java.util.List;

/**
 * Writes the report of one audit as the audit goes, so that its length does not matter: {@link #begin} once, then
 * {@link #add} for each outcome in the order of the keys, then {@link #end} once. The stream is flushed after each key
 * and left open. Not thread-safe.
 *
 * <p>All methods throw {@link java.io.UncheckedIOException} if the report cannot be written.
 */
public interface ReportWriter {
    /** Takes what is known when the audit begins. */
    void begin(ReportStart start);

    /** Takes the next key's outcome and findings. */
    void add(KeyOutcome outcome, List<Finding> findings);

    /** Takes what is known when the audit is over. */
    void end(ReportEnd end);
}
