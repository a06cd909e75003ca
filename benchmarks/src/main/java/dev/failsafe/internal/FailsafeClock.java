package dev.failsafe.internal;

import dev.failsafe.RateLimiter;
import dev.failsafe.RateLimiterConfig;
import java.util.function.LongSupplier;

/** Failsafe's limiters on other time than the system's, which only their own package can be given. */
public final class FailsafeClock {
    private FailsafeClock() {}

    /** Returns a limiter that goes by this clock. */
    public static RateLimiter<Object> limiter(RateLimiterConfig<Object> config, LongSupplier nanoTime) {
        return new RateLimiterImpl<>(config, new RateLimiterStats.Stopwatch() {
            private long start = nanoTime.getAsLong();

            @Override
            long elapsedNanos() {
                return nanoTime.getAsLong() - start;
            }

            @Override
            void reset() {
                start = nanoTime.getAsLong();
            }
        });
    }
}
