package io.keyaudit.declarative.facts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the JSON of answers. */
final class Json {
    /** A value that is not there. */
    static final Object ABSENT = new Object();

    static final Object NULL = new Object();

    private Json() {}

    /** Returns an object of these names and values, in turn; one whose value is {@link #ABSENT} is left out. */
    static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != ABSENT) {
                object.put(String.valueOf(namesAndValues[i]), value);
            }
        }
        return object;
    }

    static String text(Object value) {
        if (value == NULL) {
            return "null";
        } else if (value instanceof Map<?, ?> object) {
            return object.entrySet().stream()
                    .map(field -> text(String.valueOf(field.getKey())) + ":" + text(field.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        } else if (value instanceof List<?> list) {
            return list.stream().map(Json::text).collect(Collectors.joining(",", "[", "]"));
        } else if (value instanceof String string) {
            return '"' + string.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
        return String.valueOf(value);
    }
}
