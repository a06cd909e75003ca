package io.keyaudit.sandbox;

import java.time.Clock;
import java.time.Duration;

/**
 * How an exchange is run. Immutable.
 *
 * @param port 0 for any free one
 * @param clock the exchange's time, in which it judges timestamps and counts limits
 * @param caller the address that every caller seems to have, since on loopback all have the same
 * @param limits whether calls are limited, as they really are
 */
public record ExchangeOptions(int port, Clock clock, String caller, boolean limits) {

    /** The address that callers seem to have by default; it is reserved for documentation. */
    public static final String DEFAULT_CALLER = "203.0.113.7";

    /** Returns any free port, the system's clock, the default caller, and no limits. */
    public static ExchangeOptions defaults() {
        return new ExchangeOptions(0, Clock.systemUTC(), DEFAULT_CALLER, false);
    }

    public ExchangeOptions withPort(int newPort) {
        return new ExchangeOptions(newPort, clock, caller, limits);
    }

    public ExchangeOptions withClock(Clock newClock) {
        return new ExchangeOptions(port, newClock, caller, limits);
    }

    /** Moves the exchange's clock against that of its callers; a positive offset is ahead. */
    public ExchangeOptions withClockOffset(Duration offset) {
        return withClock(Clock.offset(clock, offset));
    }

    public ExchangeOptions withCaller(String newCaller) {
        return new ExchangeOptions(port, clock, newCaller, limits);
    }

    public ExchangeOptions withLimits() {
        return new ExchangeOptions(port, clock, caller, true);
    }
}
