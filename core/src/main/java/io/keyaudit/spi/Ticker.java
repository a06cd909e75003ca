package io.keyaudit.spi;

import java.util.concurrent.TimeUnit;

/** Time that only goes forward, and waiting for it. Thread-safe. Tests put virtual time in its place. */
public interface Ticker {
    /** Nanoseconds since some fixed instant. */
    long nanoTime();

    /** Waits this many nanoseconds; returns at once if they are not positive. */
    void sleep(long nanos) throws InterruptedException;

    /** Returns the JVM's own. */
    static Ticker system() {
        return new Ticker() {
            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public void sleep(long nanos) throws InterruptedException {
                TimeUnit.NANOSECONDS.sleep(nanos);
            }
        };
    }
}
