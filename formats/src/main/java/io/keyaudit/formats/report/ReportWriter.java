package io.keyaudit.formats.report;

import io.keyaudit.policy.KeyAssessment;

/**
 * Writes the report of one audit as the audit goes, so that its length does not matter: {@link #begin} once, then
 * {@link #add} for each key in their order, then {@link #end} once. The stream is flushed after each key
 * and left open. Not thread-safe.
 *
 * <p>All methods throw {@link java.io.UncheckedIOException} if the report cannot be written.
 */
public interface ReportWriter {
    /** Takes what is known when the audit begins. */
    void begin(ReportStart start);

    /** Takes the next key with its verdicts and findings. */
    void add(KeyAssessment key);

    /** Takes what is known when the audit is over. */
    void end(ReportEnd end);
}
