package io.keyaudit.cli;

import io.keyaudit.Severity;
import io.keyaudit.drift.Baseline;
import io.keyaudit.drift.Drift;
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
 * @param policy what they may do
 * @param baseline what they could do before
 * @param failOn the least severity that a finding must have to matter to the exit code
 */
record Criteria(Optional<Policy> policy, Optional<Baseline> baseline, Severity failOn) {
    /** Keys are read, and nothing is made of it. */
    static final Criteria NONE = new Criteria(Optional.empty(), Optional.empty(), Severity.LOW);

    private static final Policy NO_RULES = Policy.builder("no policy").build();

    static Criteria of(Policy policy) {
        return new Criteria(Optional.of(policy), Optional.empty(), Severity.LOW);
    }

    /** An assessment by them, if there is anything to hold keys against. */
    Optional<Assessment> assessment(Providers providers) {
        if (policy.isEmpty() && baseline.isEmpty()) {
            return Optional.empty();
        }
        Check[] drift = baseline.map(earlier -> Drift.since(earlier, providers)).stream()
                .toArray(Check[]::new);
        return Optional.of(Assessment.of(policy.orElse(NO_RULES), providers, Clock.systemUTC(), drift));
    }

    /** What a report on an assessment by them begins with. */
    ReportStart start(Optional<Assessment> assessment) {
        return assessment
                .map(by -> new ReportStart(
                        Instant.now(), Optional.of(policy.orElse(NO_RULES).name()), by.rules(), failOn))
                .orElseGet(() -> ReportStart.withoutPolicy(Instant.now()));
    }
}
