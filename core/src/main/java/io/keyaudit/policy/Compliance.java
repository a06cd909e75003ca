package io.keyaudit.policy;

import io.keyaudit.Severity;
import java.util.List;
import java.util.stream.Stream;

/**
 * The result of an audit by a policy, as a whole. Immutable.
 *
 * @param keys every key with its verdicts and findings, in the order of the audit
 * @param conclusion what is not about one key, and the summary
 */
public record Compliance(List<KeyAssessment> keys, Conclusion conclusion) {
    /** Copies what can change. */
    public Compliance {
        keys = List.copyOf(keys);
    }

    /** Returns all findings: those about keys in the order of the audit, then the others. */
    public List<Finding> findings() {
        return Stream.concat(keys.stream().flatMap(key -> key.findings().stream()), conclusion.findings().stream())
                .toList();
    }

    /** Returns counts of everything. */
    public AuditSummary summary() {
        return conclusion.summary();
    }

    /** Returns whether every key was read, and no finding of at least this severity stands. */
    public boolean compliant(Severity failOn) {
        return summary().compliant(failOn);
    }
}
