package io.keyaudit.formats.report;

import io.keyaudit.policy.ControlResults;
import io.keyaudit.policy.Finding;
import java.time.Instant;
import java.util.List;

/**
 * What a report ends with. Immutable.
 *
 * @param finishedAt when the audit ended
 * @param findings those that only all keys together show, sorted
 * @param controls the verdicts by control
 */
public record ReportEnd(Instant finishedAt, List<Finding> findings, ControlResults controls) {
    /** Copies what can change. */
    public ReportEnd {
        findings = List.copyOf(findings);
    }
}
