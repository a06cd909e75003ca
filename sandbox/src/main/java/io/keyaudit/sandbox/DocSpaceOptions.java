package io.keyaudit.sandbox;

import java.time.Clock;
import java.time.ZoneId;

/**
 * How a DocSpace portal is run. Immutable.
 *
 * @param port 0 for any free one
 * @param clock the portal's time, and with its zone the one that dates are written in; the limits count in it, too
 * @param version the server's, such as {@code 3.7.2}; old ones behave as they did
 * @param limits whether calls are limited, as in the cloud
 */
public record DocSpaceOptions(int port, Clock clock, String version, boolean limits) {

    /** Any free port, the system clock in a zone that is not UTC, version 3.7.2, with limits. */
    public static DocSpaceOptions defaults() {
        return new DocSpaceOptions(0, Clock.system(ZoneId.of("Europe/Riga")), "3.7.2", true);
    }

    public DocSpaceOptions withPort(int newPort) {
        return new DocSpaceOptions(newPort, clock, version, limits);
    }

    public DocSpaceOptions withClock(Clock newClock) {
        return new DocSpaceOptions(port, newClock, version, limits);
    }

    public DocSpaceOptions withVersion(String newVersion) {
        return new DocSpaceOptions(port, clock, newVersion, limits);
    }

    public DocSpaceOptions withoutLimits() {
        return new DocSpaceOptions(port, clock, version, false);
    }
}
