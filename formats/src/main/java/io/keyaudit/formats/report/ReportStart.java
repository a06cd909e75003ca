package io.keyaudit.formats.report;

import io.keyaudit.Severity;
import io.keyaudit.policy.RuleDescription;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a report begins with. Immutable.
 *
 * @param startedAt when the audit began
 * @param policy the name of the policy that the keys are held against; none if they are only read
 * @param rules every rule whose findings can come, sorted by id
 * @param failOn the least severity that a finding must have for the keys not to be compliant
 * @param provenance what writes the report, and of what
 */
public record ReportStart(
        Instant startedAt,
        Optional<String> policy,
        List<RuleDescription> rules,
        Severity failOn,
        Provenance provenance) {
    /** Copies what can change. */
    public ReportStart {
        rules = List.copyOf(rules);
    }

    /** Returns the start of a report on keys that are only read. */
    public static ReportStart withoutPolicy(Instant startedAt, Provenance provenance) {
        return new ReportStart(startedAt, Optional.empty(), List.of(), Severity.LOW, provenance);
    }

    /** Returns whether the keys are held against something. A baseline alone brings rules, and no policy. */
    public boolean judges() {
        return policy.isPresent() || !rules.isEmpty();
    }
}
