package io.keyaudit.spi;

import java.time.Duration;

/**
 * How long one request can take. All are positive.
 *
 * @param connect until the connection stands
 * @param read until the answer begins
 * @param total until the answer has been read whole
 */
public record Timeouts(Duration connect, Duration read, Duration total) {
    /** What a request gets when nothing else is said: 5, 10 and 15 seconds. */
    public static final Timeouts DEFAULT =
            new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(15));

    /** @throws IllegalArgumentException if one is not positive */
    public Timeouts {
        if (!positive(connect) || !positive(read) || !positive(total)) {
            throw new IllegalArgumentException("a timeout is positive");
        }
    }

    /** Returns the same, each at most this long. */
    public Timeouts within(Duration maximum) {
        return new Timeouts(shorter(connect, maximum), shorter(read, maximum), shorter(total, maximum));
    }

    private static boolean positive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
