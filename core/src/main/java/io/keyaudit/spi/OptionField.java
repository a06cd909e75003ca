package io.keyaudit.spi;

import java.util.List;
import java.util.Optional;

/**
 * Something that can be chosen per key.
 *
 * @param name what keys files call it, such as {@code nonce}
 * @param description what it changes
 * @param values what it can be; empty if it is free text
 * @param defaultValue its value when nothing is chosen; absent if there is none
 * @param required whether it must be chosen
 */
public record OptionField(
        String name, String description, List<String> values, Optional<String> defaultValue, boolean required) {
    /** @throws IllegalArgumentException if the default is not one of the values, or a required option has one */
    public OptionField {
        values = List.copyOf(values);
        if (defaultValue.isPresent() && !values.isEmpty() && !values.contains(defaultValue.get())) {
            throw new IllegalArgumentException("default \"" + defaultValue.get() + "\" is not one of " + values);
        }
        if (required && defaultValue.isPresent()) {
            throw new IllegalArgumentException("option \"" + name + "\" is required, so it has no default");
        }
    }

    /**
     * Returns an option with these values.
     *
     * @throws IllegalArgumentException if the default is not one of them
     */
    public static OptionField choice(String name, String description, List<String> values, String defaultValue) {
        return new OptionField(name, description, values, Optional.of(defaultValue), false);
    }

    /** Returns an optional free text. */
    public static OptionField text(String name, String description) {
        return new OptionField(name, description, List.of(), Optional.empty(), false);
    }

    /** Returns a free text that must be given. */
    public static OptionField requiredText(String name, String description) {
        return new OptionField(name, description, List.of(), Optional.empty(), true);
    }

    /** Returns whether the option can have this value. */
    public boolean allows(String value) {
        return values.isEmpty() ? !value.isBlank() : values.contains(value);
    }
}
