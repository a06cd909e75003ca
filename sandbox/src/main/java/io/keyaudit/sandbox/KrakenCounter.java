package io.keyaudit.sandbox;

import java.time.Duration;
import java.time.Instant;

/** Counts the calls of an account: one more with each call, a third less with each second. Thread-safe. */
final class KrakenCounter {
    private static final double TOP = 15;
    private static final double LESS_A_SECOND = 0.33;

    private double count;
    private Instant counted = Instant.EPOCH;

    /** Returns whether the call is within the limit, and so counts. */
    synchronized boolean admits(Instant now) {
        double seconds = Duration.between(counted, now).toMillis() / 1000.0;
        count = Math.max(0, count - seconds * LESS_A_SECOND);
        counted = now;
        boolean admitted = count + 1 <= TOP;
        count += admitted ? 1 : 0;
        return admitted;
    }
}
