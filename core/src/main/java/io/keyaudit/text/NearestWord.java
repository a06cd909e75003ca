package io.keyaudit.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the known word that was probably meant by a misspelt one. Thread-safe. */
public final class NearestWord {
    private static final int MOST_EDITS = 2;

    private NearestWord() {}

    /**
     * Returns the known word with the fewest edits to the given one, if it takes two at most; of several the first in
     * alphabetical order.
     */
    public static Optional<String> to(String given, Collection<String> known) {
        return known.stream()
                .filter(word -> Math.abs(given.length() - word.length()) <= MOST_EDITS)
                .filter(word -> edits(given, word) <= MOST_EDITS)
                .min(Comparator.comparingInt((String word) -> edits(given, word))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Returns how many characters to insert, delete or replace (Levenshtein's distance). */
    private static int edits(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] current = new int[to.length() + 1];
            current[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int replace = above[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replace, 1 + Math.min(above[column], current[column - 1]));
            }
            above = current;
        }
        return above[to.length()];
    }
}
