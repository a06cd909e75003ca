package io.keyaudit.benchmarks;

import io.keyaudit.spi.Ticker;

/** Time that passes only when somebody sleeps. For use by one thread. */
final class VirtualClock implements Ticker {
    private long now;

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void sleep(long nanos) {
        now += Math.max(0, nanos);
    }
}
