package io.keyaudit.audit;

import io.keyaudit.spi.Ticker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How long one key can still take. Stands still while the key waits for a rate limit. Thread-safe. */
final class Deadline {
    private final Ticker ticker;
    private final long budget;
    private long expiresAt;
    private long waitingSince;
    private int waits;

    Deadline(Duration budget, Ticker ticker) {
        this.ticker = ticker;
        this.budget = TimeUnit.NANOSECONDS.convert(budget);
        this.expiresAt = ticker.nanoTime() + this.budget;
    }

    /** Gives the key its whole time once more. Not to be called during a wait. */
    synchronized void restart() {
        expiresAt = ticker.nanoTime() + budget;
    }

    synchronized void startWait() {
        if (waits++ == 0) {
            waitingSince = ticker.nanoTime();
        }
    }

    synchronized void endWait() {
        if (--waits == 0) {
            expiresAt += ticker.nanoTime() - waitingSince;
        }
    }

    /** What is left, not positive once it is over. */
    synchronized long remainingNanos() {
        return expiresAt - (waits > 0 ? waitingSince : ticker.nanoTime());
    }
}
