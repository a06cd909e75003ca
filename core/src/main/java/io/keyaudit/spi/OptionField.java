package io.keyaudit.spi;

import java.util.List;

/**
 * Something that can be chosen per key.
 *
 * @param name what keys files call it, such as {@code nonce}
 * @param description what it changes
 * @param values what it may be
 * @param defaultValue what it is when nothing is chosen; one of the values
 */
public record OptionField(String name, String description, List<String> values, String defaultValue) {
    /** @throws IllegalArgumentException if the default is not one of the values */
    public OptionField {
        values = List.copyOf(values);
        if (!values.contains(defaultValue)) {
            throw new IllegalArgumentException("default \"" + defaultValue + "\" is not one of " + values);
        }
    }
}
