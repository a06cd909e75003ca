package io.keyaudit.bitfinex;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Which units are tried, in order. Each is tried only when the one before it was refused as too small. */
enum NonceStrategy {
    /**
     * All of them, the smallest first, so that the audit moves a key's nonce no further than its owner's program does
     * by itself.
     */
    GENTLE,
    SECONDS,
    MILLIS,
    MICROS;

    /** Sorted by what they give now: quarter-seconds since 2013 overtake seconds in the year 2027. */
    List<NonceUnit> units(Instant now) {
        return switch (this) {
            case GENTLE ->
                Arrays.stream(NonceUnit.values())
                        .sorted(Comparator.comparingLong(unit -> unit.at(now)))
                        .toList();
            case SECONDS -> List.of(NonceUnit.SECONDS);
            case MILLIS -> List.of(NonceUnit.MILLIS);
            case MICROS -> List.of(NonceUnit.MICROS);
        };
    }

    /** The name in options. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> texts() {
        return Arrays.stream(values()).map(NonceStrategy::text).toList();
    }

    /** The strategy of that name, which the auditor has checked before. */
    static NonceStrategy of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
