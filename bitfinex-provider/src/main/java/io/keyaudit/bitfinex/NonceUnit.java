package io.keyaudit.bitfinex;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * What programs count nonces in. A nonce must exceed the key's last one, so a
 * key that was once used with a larger unit is lost to programs with a smaller one.
 */
enum NonceUnit {
    /** XChange's: quarter-seconds since 2013. */
    QUARTER_SECONDS(Instant.parse("2013-01-01T00:00:00Z"), Duration.ofMillis(250)),
    SECONDS(Instant.EPOCH, Duration.ofSeconds(1)),
    /** That of ccxt and rotki. */
    MILLIS(Instant.EPOCH, Duration.ofMillis(1)),
    /** That of the official clients. */
    MICROS(Instant.EPOCH, Duration.ofNanos(1_000));

    private final Instant start;
    private final Duration unit;

    NonceUnit(Instant start, Duration unit) {
        this.start = start;
        this.unit = unit;
    }

    /** The number for this instant. */
    long at(Instant instant) {
        return count(Duration.between(start, instant));
    }

    /** How many of them there are in this time. */
    long count(Duration time) {
        return time.dividedBy(unit);
    }

    /** The name in options and evidence, such as {@code quarter-seconds}. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
