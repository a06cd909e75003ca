package io.keyaudit.http;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before a request is repeated; with jitter, so that not all come back at the same time. */
record RetryPolicy(RandomGenerator random) {
    /** How often one request is sent at the most. */
    static final int ATTEMPTS = 3;

    /** More than that is not waited for; the key fails. */
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(60);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(250);

    /** What a service asks for, but for "at once", which it cannot mean. */
    static Duration atLeast(Duration asked) {
        return asked.compareTo(SHORTEST_WAIT) > 0 ? asked : SHORTEST_WAIT;
    }

    /** How long a host is left alone that wants fewer requests and does not say for how long. */
    Duration pause(int attempt) {
        Duration least = FIRST_PAUSE.multipliedBy(1L << (attempt - 1));
        Duration most = least.plus(least.dividedBy(4));
        return between(least, most.compareTo(LONGEST_PAUSE) < 0 ? most : LONGEST_PAUSE);
    }

    /** How long to wait for a service that is out of order. */
    Duration backoff(int attempt) {
        Duration most = FIRST_BACKOFF.multipliedBy(1L << attempt);
        return between(most.dividedBy(2), most);
    }

    private Duration between(Duration least, Duration most) {
        return least.plusNanos(random.nextLong(most.minus(least).toNanos() + 1));
    }
}
