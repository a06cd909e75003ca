package io.keyaudit.spi;

import java.util.List;

/**
 * What a complete list of keys covers. Immutable.
 *
 * @param keys how many keys were handed on
 * @param coverage whose keys they are
 * @param calls every request sent for it, repeats included, in order
 */
public record KeyListing(int keys, Coverage coverage, List<String> calls) {
    /** The name under which a listing's summary is a detail of the asking key's evidence. */
    public static final String EVIDENCE = "inventory";

    /** Whose keys a list holds. */
    public enum Coverage {
        /** Those of all users. */
        ALL_USERS("keys of all users"),
        /** Those of the user who asked, and nobody else's. */
        OWN_KEYS("keys, only the asking user's own"),
        /** Nobody else's keys are there, and it is unknown whether others have any. */
        UNKNOWN("keys of one user; unknown whether others have any");

        private final String text;

        Coverage(String text) {
            this.text = text;
        }
    }

    /** Copies what can change. */
    public KeyListing {
        calls = List.copyOf(calls);
    }

    /** Returns whether a list with this {@link #summary} holds the keys of all users. */
    public static boolean holdsAll(String summary) {
        return summary.endsWith(Coverage.ALL_USERS.text.replaceFirst("^keys", ""));
    }

    /** Returns a summary for people, such as {@code 42 keys of all users}. */
    public String summary() {
        return keys + " " + (keys == 1 ? coverage.text.replaceFirst("^keys", "key") : coverage.text);
    }
}
