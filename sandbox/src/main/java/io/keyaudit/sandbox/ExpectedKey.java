package io.keyaudit.sandbox;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a truthful audit says of an exchange's key. Immutable.
 *
 * <p>The names of constraints are {@code addresses}, {@code created}, {@code expires}, {@code label}, {@code lastUsed},
 * {@code subAccount}, and such as only one exchange has. A value is what the exchange states: instants as ISO 8601,
 * lists sorted and with commas, {@code yes} or {@code no}; {@link #NONE} if the exchange states that there is none;
 * {@link #NOT_REPORTED} if it says nothing of it. Addresses that exist and are not answered are {@link #NOT_LISTED}.
 *
 * @param constraints sorted by name; empty for a key that cannot be read
 */
public record ExpectedKey(ExpectedReading reading, Map<String, String> constraints) {

    /** The value of a constraint that the exchange says nothing of. */
    public static final String NOT_REPORTED = "not reported";

    /** The value of a constraint that the exchange states to be absent. */
    public static final String NONE = "none";

    /** The value of {@code addresses} if the exchange states that there are some, and not which. */
    public static final String NOT_LISTED = "not listed";

    private static final List<String> COMMON =
            List.of("addresses", "created", "expires", "label", "lastUsed", "subAccount");

    /** Copies the constraints. */
    public ExpectedKey {
        constraints = Collections.unmodifiableMap(new TreeMap<>(constraints));
    }

    /** Returns the common constraints, each not reported; an exchange puts what it reports. */
    static Map<String, String> nothingReported() {
        Map<String, String> constraints = new TreeMap<>();
        for (String name : COMMON) {
            constraints.put(name, NOT_REPORTED);
        }
        return constraints;
    }

    /** Returns the value of a constraint that is a list: sorted, or none if it is empty. */
    static String listed(Collection<String> values) {
        return values.isEmpty() ? NONE : values.stream().sorted().collect(Collectors.joining(","));
    }

    /** Returns the reading of a key that the exchange does not accept. */
    public static ExpectedKey refused(String failureKind) {
        return new ExpectedKey(new ExpectedReading.Refused(failureKind), Map.of());
    }
}
