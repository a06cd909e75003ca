package io.keyaudit.http;

import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.RateLimiter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets everything pass at once, and counts. */
class CountingLimiter implements RateLimiter {
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger held = new AtomicInteger();
    private final AtomicInteger abandoned = new AtomicInteger();

    @Override
    public Slot acquire() throws ProviderException {
        taken.incrementAndGet();
        held.incrementAndGet();
        return new Slot() {
            @Override
            public void close() {
                held.decrementAndGet();
            }

            @Override
            public void abandon() {
                abandoned.incrementAndGet();
            }
        };
    }

    @Override
    public void pause(Duration duration) {
        // Nothing waits here.
    }

    /** How many slots were taken. */
    int taken() {
        return taken.get();
    }

    /** How many of them were not given back. */
    int held() {
        return held.get();
    }

    /** How many requests were given up on without an answer. */
    int abandoned() {
        return abandoned.get();
    }
}
