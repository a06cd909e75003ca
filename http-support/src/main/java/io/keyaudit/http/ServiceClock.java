package io.keyaudit.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A service's time, which requests are signed with: this machine's until the service said otherwise. Thread-safe. */
public final class ServiceClock {
    private final Clock clock;
    private volatile Duration offset = Duration.ZERO;

    ServiceClock(Clock clock) {
        this.clock = clock;
    }

    /** Returns the service's time, as well as it is known. */
    public Instant now() {
        return clock.instant().plus(offset);
    }

    /** Corrects the time by what the service just said that it is. */
    public void set(Instant serviceTime) {
        offset = Duration.between(clock.instant(), serviceTime);
    }
}
