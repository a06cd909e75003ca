package io.keyaudit.sandbox;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a truthful audit says of an exchange's key. Immutable.
 *
 * <p>The names of constraints are {@code addresses}, {@code expires}, {@code created}, {@code modified},
 * {@code lastUsed}, {@code label}, {@code subAccount} and such as only one exchange has. A value is what the exchange
 * states, in its own words, instants as ISO 8601 and lists with commas; {@code none} if the exchange states that there
 * is none; {@link #NOT_REPORTED} if it says nothing of it.
 *
 * @param constraints sorted by name; empty for a key that cannot be read
 */
public record ExpectedKey(ExpectedReading reading, Map<String, String> constraints) {

    /** The value of a constraint that the exchange says nothing of. */
    public static final String NOT_REPORTED = "not reported";

    /** The value of a constraint that the exchange states to be absent. */
    public static final String NONE = "none";

    /** Copies the constraints. */
    public ExpectedKey {
        constraints = Collections.unmodifiableMap(new TreeMap<>(constraints));
    }

    /** Returns the reading of a key that the exchange does not accept. */
    public static ExpectedKey refused(String failureKind) {
        return new ExpectedKey(new ExpectedReading.Refused(failureKind), Map.of());
    }
}
