package io.keyaudit.http.nonce;

import io.keyaudit.spi.OptionField;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which units are tried, in order. Each is tried only when the one before it was refused as too small.
 *
 * @param possible the units that a key's own program can be expected to use at the service
 * @param chosen the name of one of them, or {@link #GENTLE} for all, the smallest first, so that the audit moves a key's
 *     nonce no further than its owner's program does by itself
 */
public record NonceStrategy(List<NonceUnit> possible, String chosen) {
    /** The choice that finds the unit out. */
    public static final String GENTLE = "gentle";

    /** The name of the option that chooses. */
    public static final String OPTION = "nonce";

    /**
     * Copies what can change.
     *
     * @throws IllegalArgumentException if none of the units was chosen
     */
    public NonceStrategy {
        possible = List.copyOf(possible);
        if (!texts(possible).contains(chosen)) {
            throw new IllegalArgumentException("\"" + chosen + "\" is not one of " + texts(possible));
        }
    }

    /** Returns the option that chooses among these units. */
    public static OptionField option(List<NonceUnit> possible) {
        return OptionField.choice(
                OPTION,
                "the unit of the nonces that the key's own program sends; gentle finds it out, one request a step, so as"
                        + " not to lock that program out",
                texts(possible),
                GENTLE);
    }

    private static List<String> texts(List<NonceUnit> possible) {
        List<String> texts = new ArrayList<>(List.of(GENTLE));
        possible.forEach(unit -> texts.add(unit.text()));
        return texts;
    }

    /** Returns whether the unit is found out. */
    public boolean gentle() {
        return chosen.equals(GENTLE);
    }

    /** Sorted by what they give now: quarter-seconds since 2013 overtake seconds in the year 2027. */
    List<NonceUnit> units(Instant now) {
        return possible.stream()
                .filter(unit -> gentle() || unit.text().equals(chosen))
                .sorted(Comparator.comparingLong(unit -> unit.at(now)))
                .toList();
    }
}
