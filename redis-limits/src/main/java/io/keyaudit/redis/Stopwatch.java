package io.keyaudit.redis;

import io.keyaudit.spi.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Measures by both clocks of this machine, and goes by the one that says more: while a machine is suspended its ticker
 * can stand still, and its time of day is set afterwards. Thread-safe.
 */
final class Stopwatch {
    private final Ticker ticker;
    private final Clock clock;
    private final long ticks;
    private final Instant instant;

    private Stopwatch(Ticker ticker, Clock clock) {
        this.ticker = ticker;
        this.clock = clock;
        this.ticks = ticker.nanoTime();
        this.instant = clock.instant();
    }

    static Stopwatch start(Ticker ticker, Clock clock) {
        return new Stopwatch(ticker, clock);
    }

    Duration elapsed() {
        Duration byTicker = Duration.ofNanos(ticker.nanoTime() - ticks);
        Duration byClock = Duration.between(instant, clock.instant());
        return byTicker.compareTo(byClock) > 0 ? byTicker : byClock;
    }
}
