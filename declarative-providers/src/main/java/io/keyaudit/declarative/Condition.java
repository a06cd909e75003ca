package io.keyaudit.declarative;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an answer is held against. All of it must be so. Immutable.
 *
 * @param statuses the HTTP status is one of these; any if empty
 * @param headers what is so of headers, by name
 * @param json what is so of places in the body
 */
record Condition(Set<Integer> statuses, Map<String, Test> headers, Map<JsonPath, Test> json) {
    Condition {
        statuses = Set.copyOf(statuses);
        headers = Map.copyOf(headers);
        json = Map.copyOf(json);
    }

    /** What can be so of one value. */
    sealed interface Test {}

    /**
     * It is one of these: a text, a whole number, a boolean or null.
     *
     * @param not whether it is the other way around: it is none of these, or absent
     */
    record OneOf(List<Literal> values, boolean not) implements Test {
        OneOf {
            values = List.copyOf(values);
        }
    }

    /** It is there, whatever it is, or it is not. */
    record Present(boolean present) implements Test {}

    /** It is a text that begins so. */
    record StartsWith(String text) implements Test {}

    /**
     * A value as YAML writes it.
     *
     * @param value a String, Long or Boolean; null for null
     */
    record Literal(@Nullable Object value) {
        @Override
        public String toString() {
            return String.valueOf(value);
        }
    }
}
