package io.keyaudit.formats.content;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Puts counts and lists into words. */
public final class Words {
    private static final int MOST_NAMED = 4;

    private Words() {}

    /** Returns for example {@code 1 key} or {@code 1,204 keys}. */
    public static String count(long number, String unit) {
        return String.format(Locale.ROOT, "%,d %s%s", number, unit, number == 1 ? "" : "s");
    }

    /** Returns for example {@code a, b and c}. */
    public static String all(Collection<String> items) {
        return joined(items, " and ");
    }

    /** Returns for example {@code a, b or c}. */
    public static String any(Collection<String> items) {
        return joined(items, " or ");
    }

    private static String joined(Collection<String> items, String conjunction) {
        List<String> listed = List.copyOf(items);
        int last = listed.size() - 1;
        return last <= 0
                ? String.join("", listed)
                : String.join(", ", listed.subList(0, last)) + conjunction + listed.get(last);
    }

    /** Returns the first of them, and how many there are besides. */
    public static String some(Collection<String> items) {
        return items.size() <= MOST_NAMED
                ? all(items)
                : String.join(", ", items.stream().limit(MOST_NAMED - 1L).toList()) + " and "
                        + (items.size() - MOST_NAMED + 1) + " more";
    }
}
