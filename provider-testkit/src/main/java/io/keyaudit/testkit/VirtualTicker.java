package io.keyaudit.testkit;

import io.keyaudit.spi.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes only when somebody sleeps, and then at once. Thread-safe. */
public final class VirtualTicker implements Ticker {
    private final AtomicLong now = new AtomicLong();

    /** Starts at zero. */
    public VirtualTicker() {}

    @Override
    public long nanoTime() {
        return now.get();
    }

    @Override
    public void sleep(long nanos) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before a virtual sleep");
        }
        now.addAndGet(Math.max(0, nanos));
    }

    /** Returns all that was slept so far. */
    public Duration elapsed() {
        return Duration.ofNanos(now.get());
    }
}
