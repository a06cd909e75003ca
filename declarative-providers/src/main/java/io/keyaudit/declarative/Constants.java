package io.keyaudit.declarative;

import io.keyaudit.yaml.DocumentNode;
import io.keyaudit.yaml.DocumentNode.Entry;
import io.keyaudit.yaml.DocumentNode.Mapping;
import io.keyaudit.yaml.DocumentNode.Scalar;
import io.keyaudit.yaml.DocumentNode.Sequence;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns YAML that stands for JSON into values: maps, lists, texts, numbers, booleans and null. */
final class Constants {
    private Constants() {}

    static @Nullable Object value(DocumentNode node) {
        if (node instanceof Mapping mapping) {
            return fields(mapping.entries());
        }
        if (node instanceof Sequence sequence) {
            List<@Nullable Object> items = new ArrayList<>();
            sequence.items().forEach(item -> items.add(value(item)));
            return items;
        }
        return node instanceof Scalar scalar ? value(scalar) : null;
    }

    static Map<String, @Nullable Object> fields(List<Entry> entries) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        entries.forEach(entry -> fields.put(entry.name(), value(entry.value())));
        return fields;
    }

    /** Returns a text, a Long if it is a whole number that fits, a BigInteger or BigDecimal, a Boolean, or null. */
    static @Nullable Object value(Scalar scalar) {
        return switch (scalar.type()) {
            case TEXT -> scalar.value();
            case BOOLEAN -> Boolean.valueOf(scalar.value());
            case NULL -> null;
            case INTEGER -> integer(scalar.value());
            case DECIMAL -> decimal(scalar.value());
        };
    }

    private static Object integer(String digits) {
        try {
            BigInteger number = new BigInteger(digits);
            return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
        } catch (NumberFormatException otherNotation) {
            return digits;
        }
    }

    private static Object decimal(String digits) {
        try {
            return new BigDecimal(digits);
        } catch (NumberFormatException notANumber) {
            return digits;
        }
    }
}
