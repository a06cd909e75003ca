package io.keyaudit.http;

import io.keyaudit.Secret;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON, compact. Characters that would not survive as UTF-8 or that change how the text around them is shown, such
 * as bidirectional controls and lone surrogates, are escaped.
 */
final class JsonText {
    private final StringBuilder json = new StringBuilder();

    private JsonText() {}

    /** Returns the JSON of a value: one of {@link JsonTree}, or made of maps, collections, texts, numbers, booleans and null. */
    static String of(Object value) {
        JsonText text = new JsonText();
        text.value(value);
        return text.json.toString();
    }

    private void value(@Nullable Object value) {
        if (value instanceof Map<?, ?> fields) {
            object(fields);
        } else if (value instanceof Collection<?> elements) {
            array(elements);
        } else if (value instanceof JsonTree.Numeral number) {
            json.append(number.text());
        } else if (value instanceof Number || value instanceof Boolean) {
            json.append(value);
        } else if (value instanceof CharSequence || value instanceof Secret) {
            string(value.toString());
        } else if (value == null || value == JsonTree.NULL) {
            json.append("null");
        } else {
            throw new IllegalArgumentException("no JSON for " + value.getClass());
        }
    }

    private void object(Map<?, ?> fields) {
        String separator = "{";
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            json.append(separator);
            string(String.valueOf(field.getKey()));
            json.append(':');
            value(field.getValue());
            separator = ",";
        }
        json.append(fields.isEmpty() ? "{}" : "}");
    }

    private void array(Collection<?> elements) {
        String separator = "[";
        for (Object element : elements) {
            json.append(separator);
            value(element);
            separator = ",";
        }
        json.append(elements.isEmpty() ? "[]" : "]");
    }

    private void string(String text) {
        json.append('"');
        text.codePoints().forEach(this::character);
        json.append('"');
    }

    private void character(int character) {
        switch (character) {
            case '"' -> json.append("\\\"");
            case '\\' -> json.append("\\\\");
            case '\n' -> json.append("\\n");
            case '\r' -> json.append("\\r");
            case '\t' -> json.append("\\t");
            default -> {
                if (unsafe(character)) {
                    json.append("\\u").append(String.format("%04x", character));
                } else {
                    json.appendCodePoint(character);
                }
            }
        }
    }

    private static boolean unsafe(int character) {
        int type = Character.getType(character);
        return Character.isBmpCodePoint(character)
                && (type == Character.CONTROL
                        || type == Character.FORMAT
                        || type == Character.SURROGATE
                        || type == Character.LINE_SEPARATOR
                        || type == Character.PARAGRAPH_SEPARATOR);
    }
}
