package io.keyaudit.spi;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * How long nothing is sent to a host, because it wants fewer requests; one for all limiters of the host. Thread-safe.
 */
final class HostPause {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration FIRST = Duration.ofSeconds(60);

    private final Ticker ticker;
    private final RandomGenerator random;
    private long until;
    private long lastRefusal;
    private boolean everRefused;
    private int refusals;

    HostPause(Ticker ticker, RandomGenerator random) {
        this.ticker = ticker;
        this.random = random;
        this.until = ticker.nanoTime();
        this.lastRefusal = until;
    }

    /** What is left of it, not positive once it is over. */
    synchronized long remainingNanos() {
        return until - ticker.nanoTime();
    }

    synchronized void atLeast(Duration duration) {
        long now = ticker.nanoTime();
        long nanos = TimeUnit.NANOSECONDS.convert(duration);
        if (nanos > until - now) {
            until = now + nanos;
        }
    }

    /**
     * A request was refused. Those that were under way together are refused together: that is one refusal.
     *
     * @param sentAt when the request was let through
     */
    synchronized void refused(long sentAt, Optional<Duration> asked) {
        boolean another = !everRefused || sentAt - lastRefusal > 0;
        if (another) {
            everRefused = true;
            refusals++;
            lastRefusal = ticker.nanoTime();
        }
        if (asked.isPresent()) {
            atLeast(within(asked.get()));
        } else if (another) {
            atLeast(growing());
        }
    }

    /** A request was served. One that was sent before the last refusal says nothing about the time since. */
    synchronized void served(long sentAt) {
        if (sentAt - lastRefusal > 0) {
            refusals = 0;
        }
    }

    /** At once is not what a service can mean. */
    private static Duration within(Duration asked) {
        Duration most = asked.compareTo(RateLimiter.LONGEST_PAUSE) < 0 ? asked : RateLimiter.LONGEST_PAUSE;
        return most.compareTo(SHORTEST) > 0 ? most : SHORTEST;
    }

    /** With jitter, so that the machines behind one address do not come back at the same time. */
    private Duration growing() {
        Duration least = FIRST;
        for (int refusal = 1; refusal < refusals && least.compareTo(RateLimiter.LONGEST_PAUSE) < 0; refusal++) {
            least = least.multipliedBy(2);
        }
        Duration jittered = least.plusNanos(random.nextLong(least.dividedBy(4).toNanos() + 1));
        return jittered.compareTo(RateLimiter.LONGEST_PAUSE) < 0 ? jittered : RateLimiter.LONGEST_PAUSE;
    }
}
