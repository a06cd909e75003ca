package io.keyaudit.policy;

import java.util.List;

/**
 * What an audit comes to, after its last key. Immutable.
 *
 * @param findings those that are about services, about the policy and about keys that were not audited, sorted by key and
 *     rule; suppressed ones are among them
 * @param summary counts of everything
 * @param controls the verdicts by control
 */
public record Conclusion(List<Finding> findings, AuditSummary summary, ControlResults controls) {
    /** Copies what can change. */
    public Conclusion {
        findings = List.copyOf(findings);
    }
}
