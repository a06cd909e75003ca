package io.keyaudit.spi;

import java.time.Duration;

/**
 * The most requests that a service takes in any window of a length.
 *
 * @param requests how many, at least 1
 * @param window how long the window is, positive
 * @param counts whose requests the service adds up
 */
public record RateLimit(int requests, Duration window, Counts counts) {
    /** Whose requests a service adds up. */
    public enum Counts {
        /** Those from one network address: all of ours. */
        ADDRESS,
        /** Those with keys of one account. */
        ACCOUNT,
        /** Those with one key. */
        KEY
    }

    /** No limit that is known of. A host that wants fewer requests is left alone all the same. */
    public static final RateLimit NONE = new RateLimit(Integer.MAX_VALUE, Duration.ofNanos(1));

    /**
     * Creates a limit of the requests from one address.
     *
     * @throws IllegalArgumentException if nothing would ever pass, or the window is empty
     */
    public RateLimit(int requests, Duration window) {
        this(requests, window, Counts.ADDRESS);
    }

    /** @throws IllegalArgumentException if nothing would ever pass, or the window is empty */
    public RateLimit {
        if (requests < 1 || window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("a limit lets at least 1 request pass in a positive window");
        }
    }
}
