package io.keyaudit.cli;

import io.keyaudit.Severity;
import io.keyaudit.audit.OutcomeSpool;
import io.keyaudit.drift.Baseline;
import io.keyaudit.drift.Drift;
import io.keyaudit.formats.policy.PolicyFile;
import io.keyaudit.formats.report.Provenance;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.policy.Assessment;
import io.keyaudit.policy.Check;
import io.keyaudit.policy.Policy;
import io.keyaudit.providers.Providers;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * What keys are held against, if anything.
 *
 * @param policy what they can do
 * @param baseline what they could do before
 * @param failOn the least severity that a finding must have to matter to the exit code
 */
record Criteria(Optional<PolicyFile> policy, Optional<Sourced<Baseline>> baseline, Severity failOn) {
    private static final Policy NO_RULES = Policy.builder("no policy").build();

    static Criteria of(PolicyFile policy) {
        return new Criteria(Optional.of(policy), Optional.empty(), Severity.LOW);
    }

    /** Returns criteria that hold keys against nothing. */
    Criteria withoutRules() {
        return new Criteria(Optional.empty(), Optional.empty(), failOn);
    }

    /** Returns an assessment by them; one that judges nothing, if there is nothing to judge by. */
    Assessment assessment(Providers providers, OutcomeSpool spool) {
        if (!judges()) {
            return Assessment.none();
        }
        Check[] drift = baseline.map(earlier -> Drift.since(earlier.value(), providers)).stream()
                .toArray(Check[]::new);
        return Assessment.of(rules(), providers, Clock.systemUTC(), spool, drift);
    }

    /** Returns what a report on an assessment by them begins with. */
    ReportStart start(Instant startedAt, Assessment assessment, Provenance provenance) {
        return judges()
                ? new ReportStart(startedAt, Optional.of(rules().name()), assessment.rules(), failOn, provenance)
                : ReportStart.withoutPolicy(startedAt, provenance);
    }

    private Policy rules() {
        return policy.map(PolicyFile::policy).orElse(NO_RULES);
    }

    private boolean judges() {
        return policy.isPresent() || baseline.isPresent();
    }
}
