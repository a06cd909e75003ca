package com.google.common.util.concurrent;

import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Guava's limiter on other time than the system's, which only its own package can be given. */
public final class GuavaClock {
    private GuavaClock() {}

    /** Returns a limiter that goes by these clocks. */
    public static RateLimiter limiter(double perSecond, LongSupplier nanoTime, LongConsumer sleepNanos) {
        return RateLimiter.create(perSecond, new RateLimiter.SleepingStopwatch() {
            @Override
            protected long readMicros() {
                return nanoTime.getAsLong() / 1_000;
            }

            @Override
            protected void sleepMicrosUninterruptibly(long micros) {
                sleepNanos.accept(micros * 1_000);
            }
        });
    }
}
