package io.keyaudit.sandbox;

import java.util.Map;

/** What a word that nobody knows does to the pairs that it might be about: what was denied is unknown. */
final class Doubt {
    private Doubt() {}

    /** Returns a pair with doubt about both of its sides. */
    static String about(String pair) {
        return pair.replace('-', '?');
    }

    /** Returns a pair with doubt about its read side alone. */
    static String aboutReading(String pair) {
        return pair.substring(0, 1).replace('-', '?') + pair.charAt(1);
    }

    /** Casts doubt on all pairs. */
    static void aboutAll(Map<String, String> pairs) {
        pairs.replaceAll((resource, pair) -> about(pair));
    }
}
