package io.keyaudit.formats.html;

import io.keyaudit.Fact;
import io.keyaudit.KeyAttributes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds out which columns of the table of keys would be empty, because no service reports what is in them. Not thread-safe. */
final class KeyColumns {
    private final Map<String, Boolean> reported = new LinkedHashMap<>();

    /** Adds a key. */
    void add(KeyAttributes key) {
        add("expires", key.expiresAt());
        add("created", key.createdAt());
        add("used", key.lastUsedAt());
        add("owner", key.owner());
        add("addresses", key.allowedAddresses());
    }

    private void add(String column, Fact<?> fact) {
        reported.merge(column, fact.reported(), Boolean::logicalOr);
    }

    /** Returns a class for each column that is hidden. */
    String hidden() {
        return reported.entrySet().stream()
                .filter(column -> !column.getValue())
                .map(column -> "no-" + column.getKey())
                .collect(Collectors.joining(" "));
    }
}
