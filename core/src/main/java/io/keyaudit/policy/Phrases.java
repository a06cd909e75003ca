package io.keyaudit.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Lists, scopes, names, dates and spans in words. */
final class Phrases {
    private static final int MOST_NAMED = 8;

    private Phrases() {}

    /** {@code a, b and c}; of many only the first, and how many more there are. */
    static String list(Collection<String> items) {
        List<String> shown = items.stream().limit(MOST_NAMED).toList();
        if (shown.size() < items.size()) {
            return String.join(", ", shown) + " and " + (items.size() - shown.size()) + " more";
        }
        if (shown.size() < 2) {
            return String.join("", shown);
        }
        int last = shown.size() - 1;
        return String.join(", ", shown.subList(0, last)) + " and " + shown.get(last);
    }

    static String quoted(Collection<String> items) {
        return list(items.stream().map(Phrases::quote).toList());
    }

    static String quote(String text) {
        return '"' + text + '"';
    }

    /** Returns the day in UTC. Messages give days rather than ages, so that they stay the same from one audit to the next. */
    static String day(Instant instant) {
        String text = instant.toString();
        return text.substring(0, text.indexOf('T'));
    }

    /** {@code 90 days}, {@code 36 hours}: the largest unit that is exact. */
    static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds % 86_400 == 0) {
            return count(seconds / 86_400, "day");
        }
        if (seconds % 3_600 == 0) {
            return count(seconds / 3_600, "hour");
        }
        return seconds % 60 == 0 ? count(seconds / 60, "minute") : count(seconds, "second");
    }

    static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }

    /** Returns the texts of some things, as a list. */
    static String listed(Collection<?> items) {
        return list(items.stream().map(Object::toString).toList());
    }

    /** {@code scope "files:admin" is}, {@code scopes "a" and "b" are}. */
    static String scopes(List<String> scopes) {
        return (scopes.size() == 1 ? "scope " : "scopes ") + quoted(scopes) + (scopes.size() == 1 ? " is" : " are");
    }

    /** {@code ; keys: "a" and "b"}: sorted, and nothing where there are none. */
    static String patterns(String what, List<String> patterns) {
        return patterns.isEmpty() ? "" : "; " + what + ": " + quoted(new TreeSet<>(patterns));
    }

    static String misspelled(List<Misspelling> words) {
        return list(words.stream()
                .map(word -> quote(word.word())
                        + word.meant()
                                .map(meant -> " (did you mean " + quote(meant) + "?)")
                                .orElse(""))
                .toList());
    }
}
