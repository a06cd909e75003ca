package io.keyaudit.http.nonce;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * What programs count nonces in. A nonce must exceed the key's last one, so a key that was once used with a larger unit
 * is lost to programs with a smaller one.
 */
public enum NonceUnit {
    /** Quarter-seconds since 2013, as XChange counts. */
    QUARTER_SECONDS(Instant.parse("2013-01-01T00:00:00Z"), Duration.ofMillis(250)),
    /** Seconds since 1970. */
    SECONDS(Instant.EPOCH, Duration.ofSeconds(1)),
    /** Milliseconds since 1970, as ccxt and rotki count. */
    MILLIS(Instant.EPOCH, Duration.ofMillis(1)),
    /** Microseconds since 1970, as Bitfinex's own clients count. */
    MICROS(Instant.EPOCH, Duration.ofNanos(1_000)),
    /** Nanoseconds since 1970, as Kraken's own command counts. */
    NANOS(Instant.EPOCH, Duration.ofNanos(1));

    private static final BigInteger NANOS_IN_SECOND = BigInteger.valueOf(1_000_000_000);

    private final Instant start;
    private final Duration unit;

    NonceUnit(Instant start, Duration unit) {
        this.start = start;
        this.unit = unit;
    }

    /** Returns the number for this instant. */
    public long at(Instant instant) {
        return count(Duration.between(start, instant));
    }

    /** Returns how many of them there are in this time. */
    public long count(Duration time) {
        return BigInteger.valueOf(time.getSeconds())
                .multiply(NANOS_IN_SECOND)
                .add(BigInteger.valueOf(time.getNano()))
                .divide(BigInteger.valueOf(unit.toNanos()))
                .longValueExact();
    }

    /** Returns the name in options and evidence, such as {@code quarter-seconds}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
