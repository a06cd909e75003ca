package io.keyaudit.sandbox;

import java.util.Objects;
import java.util.regex.Pattern;

/** JSON as the sandbox reads it, which shares no code with what it is compared with. */
public final class IndependentJson {
    /** Numbers that the sandbox does not read, though they are right. */
    private static final Pattern HUGE_EXPONENT = Pattern.compile("[eE][+-]?\\d{4,}");

    private IndependentJson() {}

    /** Whether the sandbox can judge this text. */
    public static boolean judges(String text) {
        return !HUGE_EXPONENT.matcher(text).find();
    }

    /**
     * A map, list, string, number or boolean; below it there can be null.
     *
     * @throws IllegalArgumentException if this is no JSON
     */
    public static Object read(String text) {
        try {
            return Objects.requireNonNull(JsonReader.read(text), "an answer was understood that is null");
        } catch (MalformedJsonException malformed) {
            throw new IllegalArgumentException("an answer was understood that is no JSON", malformed);
        }
    }
}
