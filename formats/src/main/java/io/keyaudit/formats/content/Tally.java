package io.keyaudit.formats.content;

import io.keyaudit.Severity;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.policy.Finding;
import java.util.Collection;
import java.util.EnumSet;

/** Counts outcomes and findings. Not thread-safe. */
public final class Tally {
    private final FindingCounts findings = new FindingCounts();
    private long inspected;
    private long failed;

    public void count(KeyOutcome outcome) {
        if (outcome instanceof Inspected) {
            inspected++;
        } else {
            failed++;
        }
    }

    public void count(Collection<Finding> more) {
        more.forEach(findings::add);
    }

    public long keys() {
        return inspected + failed;
    }

    public long inspected() {
        return inspected;
    }

    public long failed() {
        return failed;
    }

    public FindingCounts findings() {
        return findings;
    }

    /** How many findings of that severity and above stand. */
    public long standingFrom(Severity least) {
        return EnumSet.range(least, Severity.CRITICAL).stream()
                .mapToLong(findings::standing)
                .sum();
    }

    /** Whether every key was read, and nothing that matters as much as this stands. */
    public boolean compliant(Severity failOn) {
        return failed == 0 && standingFrom(failOn) == 0;
    }
}
