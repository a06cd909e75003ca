package io.keyaudit.sandbox;

import java.util.Map;
import java.util.TreeMap;

/** Reads pairs as tables of tests write them: {@code account r-; keys ??}. */
final class PairList {
    private PairList() {}

    static Map<String, String> of(String text) {
        Map<String, String> pairs = new TreeMap<>();
        for (String pair : text.split("; ", -1)) {
            int space = pair.indexOf(' ');
            pairs.put(pair.substring(0, space), pair.substring(space + 1));
        }
        return pairs;
    }
}
