package io.keyaudit.audit;

import io.keyaudit.KeySnapshot;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What keys that an inventory lists are called: the same in every run, since it follows from the key alone, such as
 * {@code portal-admin/Backup bot#7c1e9f02}.
 */
final class ListedNames {
    private static final int LONGEST_LABEL = 60;
    private static final int ID_LENGTH = 8;

    private final String lister;
    private final Set<String> repeated = new HashSet<>();

    /** Names for these keys, whose ids are known, in the inventory of that target. */
    ListedNames(String lister, List<KeySnapshot> keys) {
        this.lister = lister;
        Set<String> seen = new HashSet<>();
        for (KeySnapshot key : keys) {
            String name = shortName(key);
            if (!seen.add(name)) {
                repeated.add(name);
            }
        }
    }

    /** Returns the key's name, which no other key of the inventory has. */
    String of(KeySnapshot key) {
        String name = shortName(key);
        return repeated.contains(name) ? name(key, Integer.MAX_VALUE) : name;
    }

    private String shortName(KeySnapshot key) {
        return name(key, ID_LENGTH);
    }

    private String name(KeySnapshot key, int idLength) {
        String id = key.attributes().id().toOptional().orElseThrow();
        String label =
                key.attributes().label().toOptional().map(ListedNames::oneLine).orElse("");
        return lister + "/" + label + "#" + id.substring(0, Math.min(idLength, id.length()));
    }

    /** A label is the service's text, or that of anybody who can create a key there. */
    private static String oneLine(String label) {
        String line = label.replaceAll("[\\p{C}\\p{Z}]+", " ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST_LABEL
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_LABEL));
    }
}
