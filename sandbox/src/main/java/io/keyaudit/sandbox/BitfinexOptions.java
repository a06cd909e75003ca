package io.keyaudit.sandbox;

import java.util.function.LongSupplier;

/**
 * How the Bitfinex service is run. Immutable.
 *
 * @param port 0 for any free one
 * @param nanoTime the monotonic clock that the rate limit counts in, as {@link System#nanoTime}
 * @param limits whether calls are limited, as they really are
 */
public record BitfinexOptions(int port, LongSupplier nanoTime, boolean limits) {

    /** Any free port, the system's clock, with limits. */
    public static BitfinexOptions defaults() {
        return new BitfinexOptions(0, System::nanoTime, true);
    }

    public BitfinexOptions withPort(int newPort) {
        return new BitfinexOptions(newPort, nanoTime, limits);
    }

    public BitfinexOptions withNanoTime(LongSupplier newNanoTime) {
        return new BitfinexOptions(port, newNanoTime, limits);
    }

    public BitfinexOptions withoutLimits() {
        return new BitfinexOptions(port, nanoTime, false);
    }
}
