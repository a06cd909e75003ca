package io.keyaudit.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Moves only when told to. */
final class SettableClock extends Clock {
    private volatile Instant now = Instant.parse("2026-03-01T12:00:00.1234567Z");
    private final ZoneId zone;

    SettableClock(ZoneId zone) {
        this.zone = zone;
    }

    SettableClock() {
        this(ZoneId.of("+02:00"));
    }

    void advance(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId newZone) {
        throw new UnsupportedOperationException();
    }
}
