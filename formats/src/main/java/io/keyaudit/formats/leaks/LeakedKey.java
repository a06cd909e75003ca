package io.keyaudit.formats.leaks;

import io.keyaudit.Credentials;
import io.keyaudit.Secret;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One key and everywhere that it was found. Immutable; shows no secret.
 *
 * @param name where it was found first, with a number if another key was found there, too
 * @param secret the key; absent if the scanner left it out
 * @param found one or more findings
 */
public record LeakedKey(String name, Optional<Secret> secret, List<Leak> found) {
    /** Copies what can change. */
    public LeakedKey {
        found = List.copyOf(found);
    }

    /** Returns the keys of these findings: those with one secret are one key, and each without a secret is its own. */
    public static List<LeakedKey> of(List<Leak> leaks) {
        Map<Object, List<Leak>> byKey = new LinkedHashMap<>();
        for (Leak leak : leaks) {
            Object key = leak.secret().<Object>map(Secret::reveal).orElse(leak);
            byKey.computeIfAbsent(key, first -> new ArrayList<>()).add(leak);
        }
        Set<String> names = new HashSet<>();
        List<LeakedKey> keys = new ArrayList<>();
        for (List<Leak> found : byKey.values()) {
            Optional<Secret> secret = found.get(0).secret();
            String place = redacted(found.get(0).place(), secret);
            String name = place;
            for (int number = 2; !names.add(name); number++) {
                name = place + " (" + number + ")";
            }
            keys.add(new LeakedKey(name, secret, found));
        }
        return keys;
    }

    /** Returns where the key was found, each place once. */
    public List<String> places() {
        return found.stream()
                .map(leak -> redacted(leak.place(), secret))
                .distinct()
                .toList();
    }

    /** Returns what the scanner calls it. */
    public List<String> rules() {
        return found.stream()
                .map(leak -> redacted(leak.rule(), secret))
                .distinct()
                .toList();
    }

    /** A file can be named after the key that is in it. */
    private static String redacted(String text, Optional<Secret> secret) {
        return secret.map(value -> Credentials.of("secret", value).redact(text)).orElse(text);
    }
}
