package io.keyaudit.cli;

import io.keyaudit.Severity;
import io.keyaudit.policy.AuditSummary;

/** The exit codes of the command. */
final class ExitCode {
    static final int OK = 0;
    /** Findings at or above what was said to matter; in the demo, a key that is not what its story says. */
    static final int FINDINGS = 1;

    static final int REFUSED = 2;
    static final int UNREAD = 3;
    static final int FAULT = 70;
    static final int INTERRUPTED = 130;

    private ExitCode() {}

    /** Returns the exit code of an audit. */
    static int of(AuditSummary summary, Severity failOn) {
        if (summary.standingFrom(failOn) > 0) {
            return FINDINGS;
        }
        return summary.inspected() < summary.keys() ? UNREAD : OK;
    }
}
