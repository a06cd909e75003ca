package io.keyaudit.http;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before a request is repeated; with jitter, so that not all come back at the same time. */
record RetryPolicy(RandomGenerator random) {
    /** How often one request is sent at the most. */
    static final int ATTEMPTS = 3;

    /**
     * How often it is sent at the most while the service wants fewer requests: with the pauses that the host is left
     * alone for, it has been asked for a quarter of an hour then.
     */
    static final int LIMITED_ATTEMPTS = 6;

    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(250);

    /** Returns what a service asks for, but for "at once", which it cannot mean. */
    static Duration atLeast(Duration asked) {
        return asked.compareTo(SHORTEST_WAIT) > 0 ? asked : SHORTEST_WAIT;
    }

    /** Returns how long to wait for a service that is out of order. */
    Duration backoff(int attempt) {
        Duration most = FIRST_BACKOFF.multipliedBy(1L << attempt);
        return between(most.dividedBy(2), most);
    }

    private Duration between(Duration least, Duration most) {
        return least.plusNanos(random.nextLong(most.minus(least).toNanos() + 1));
    }
}
