package io.keyaudit.formats.html;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a template's gaps are filled with, by name. Not thread-safe. */
final class Values {
    private final Map<String, Object> byName = new HashMap<>();

    /** Returns values of which one is there. */
    static Values of(String name, Object value) {
        return new Values().with(name, value);
    }

    /**
     * Adds a value.
     *
     * @param value a text or a number to be shown, which is escaped; a {@link Fragment}; or what a section depends on: a
     *     boolean, values, an optional or a list of values or texts
     */
    Values with(String name, Object value) {
        byName.put(name, value);
        return this;
    }

    @Nullable Object find(String name) {
        return byName.get(name);
    }

    /** A part of a page that is markup already. */
    interface Fragment {
        void writeTo(HtmlOutput out);
    }
}
