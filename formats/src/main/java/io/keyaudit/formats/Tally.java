package io.keyaudit.formats;

import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.KeyOutcome.Inspected;

/** Counts outcomes. Not thread-safe. */
final class Tally {
    private long inspected;
    private long failed;

    void count(KeyOutcome outcome) {
        if (outcome instanceof Inspected) {
            inspected++;
        } else {
            failed++;
        }
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
}
