package io.keyaudit.cli;

import io.keyaudit.Severity;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.policy.Assessment;
import io.keyaudit.policy.Finding;
import java.util.List;

/** Keeps the gravest that an audit brought to light. */
final class Gravity {
    private final Severity failOn;
    private boolean breached;
    private boolean unread;

    Gravity(Severity failOn) {
        this.failOn = failOn;
    }

    void add(KeyOutcome outcome) {
        unread |= outcome instanceof KeyOutcome.Failed;
    }

    void add(List<Finding> findings) {
        breached |= findings.stream()
                .anyMatch(finding -> finding.stands()
                        && finding.severity().isAtLeast(failOn)
                        // Has an exit code of its own.
                        && !finding.rule().equals(Assessment.UNREAD_KEY));
    }

    int exitCode() {
        if (breached) {
            return ExitCode.FINDINGS;
        }
        return unread ? ExitCode.UNREAD : ExitCode.OK;
    }
}
