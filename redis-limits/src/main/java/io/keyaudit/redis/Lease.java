package io.keyaudit.redis;

import io.keyaudit.spi.RateLimiter;
import java.time.Duration;

/**
 * How long a machine keeps a slot without a word.
 *
 * @param length from when the slot was asked for until its request is over: so late, and a further flight and a window,
 *     the slot of a machine that died is free
 * @param margin how much of it is left at least when the request is sent: for the request itself, and for pauses of the
 *     machine that begin between the check and the first byte
 * @param flight how long a request that was given up on might still be under way
 */
record Lease(Duration length, Duration margin, Duration flight) {
    Lease(Duration length, Duration margin) {
        this(length, margin, RateLimiter.LONGEST_FLIGHT);
    }

    /** @throws IllegalArgumentException if no time is left for sending */
    Lease {
        if (margin.isNegative() || length.compareTo(margin) <= 0) {
            throw new IllegalArgumentException("a lease is longer than its margin: " + length + " and " + margin);
        }
    }

    /** Returns whether it is too late to send. */
    boolean lapsed(Duration elapsed) {
        return elapsed.compareTo(length.minus(margin)) >= 0;
    }
}
