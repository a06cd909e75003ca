package io.keyaudit.formats;

import io.keyaudit.Severity;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.policy.Finding;
import java.util.Collection;
import java.util.EnumSet;

/** Counts outcomes and findings. Not thread-safe. */
final class Tally {
    private final FindingCounts findings = new FindingCounts();
    private long inspected;
    private long failed;

    void count(KeyOutcome outcome) {
        if (outcome instanceof Inspected) {
            inspected++;
        } else {
            failed++;
        }
    }

    void count(Collection<Finding> more) {
        more.forEach(findings::add);
    }

    long keys() {
        return inspected + failed;
    }

    long inspected() {
        return inspected;
    }

    long failed() {
        return failed;
    }

    FindingCounts findings() {
        return findings;
    }

    /** How many findings of that severity and above stand. */
    long standingFrom(Severity least) {
        return EnumSet.range(least, Severity.CRITICAL).stream()
                .mapToLong(findings::standing)
                .sum();
    }

    /** Whether every key was read, and nothing that matters as much as this stands. */
    boolean compliant(Severity failOn) {
        return failed == 0 && standingFrom(failOn) == 0;
    }
}
