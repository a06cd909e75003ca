package io.keyaudit.http;

import io.keyaudit.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * JSON values as plain objects: {@link Map}, {@link List}, {@link String}, {@link Numeral}, {@link Boolean}, {@link #NULL},
 * and a {@link Secret} in place of a string that must not be shown.
 */
final class JsonTree {
    /** The value {@code null}. */
    static final Object NULL = new Object();

    /** A number as it was written. */
    record Numeral(String text) {}

    private final Set<String> concealed;

    /** A reader that keeps the strings in fields of these names secret. */
    JsonTree(Set<String> concealed) {
        this.concealed = concealed;
    }

    /** Returns the value that the parser is at, which it is then at the end of. */
    Object read(JsonParser parser) {
        return value(parser, false);
    }

    /** Returns the value of a field, which the parser is at, and at the end of then. */
    Object readField(String name, JsonParser parser) {
        return value(parser, concealed.contains(name));
    }

    private Object value(JsonParser parser, boolean secret) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser, secret);
            case VALUE_STRING -> text(parser.getString(), secret);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Numeral(parser.getString());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> NULL;
        };
    }

    private static Object text(String text, boolean secret) {
        return secret && !text.isBlank() ? Secret.of(text) : text;
    }

    private Map<String, Object> object(JsonParser parser) {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            fields.put(name, readField(name, parser));
        }
        return fields;
    }

    private List<Object> array(JsonParser parser, boolean secret) {
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser, secret));
        }
        return elements;
    }
}
