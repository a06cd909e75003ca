package io.keyaudit.spi;

import java.time.Duration;

/**
 * The most requests that a service takes in any window of a length.
 *
 * @param requests how many, at least 1
 * @param window how long the window is, positive
 */
public record RateLimit(int requests, Duration window) {
    /** No limit that is known of. A host that wants fewer requests is left alone all the same. */
    public static final RateLimit NONE = new RateLimit(Integer.MAX_VALUE, Duration.ofNanos(1));

    /** @throws IllegalArgumentException if nothing would ever pass, or the window is empty */
    public RateLimit {
        if (requests < 1 || window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("a limit lets at least 1 request pass in a positive window");
        }
    }
}
