package io.keyaudit.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** What programs count their nonces in: the time since 1970-01-01 in a unit. */
public enum NonceUnit {
    SECONDS(TimeUnit.SECONDS),
    MILLISECONDS(TimeUnit.MILLISECONDS),
    MICROSECONDS(TimeUnit.MICROSECONDS),
    NANOSECONDS(TimeUnit.NANOSECONDS);

    private static final List<NonceUnit> UNITS = List.of(values());

    private final TimeUnit unit;

    NonceUnit(TimeUnit unit) {
        this.unit = unit;
    }

    /** Returns the nonce that a program sends at that time. */
    public long nonceAt(Instant time) {
        return unit.convert(time.getEpochSecond(), TimeUnit.SECONDS)
                + unit.convert(time.getNano(), TimeUnit.NANOSECONDS);
    }

    static NonceUnit random(RandomGenerator random) {
        return UNITS.get(random.nextInt(UNITS.size()));
    }
}
