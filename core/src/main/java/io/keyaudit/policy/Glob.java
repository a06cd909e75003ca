package io.keyaudit.policy;

import java.util.List;
import java.util.Locale;

/** Patterns in which {@code *} stands for any characters, none included, and {@code ?} for exactly one. */
final class Glob {
    private Glob() {}

    /** Returns whether one of the patterns matches the whole text, letter by letter. */
    static boolean anyMatches(List<String> patterns, String text) {
        for (String pattern : patterns) {
            if (matches(pattern, text)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether one of the patterns matches the address: case and a slash at the end do not matter. */
    static boolean anyMatchesAddress(List<String> patterns, String address) {
        return patterns.stream().anyMatch(pattern -> matches(plainAddress(pattern), plainAddress(address)));
    }

    /** Returns whether the pattern stands for one text alone. */
    static boolean isLiteral(String pattern) {
        return pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0;
    }

    /** A pattern for this text, and for hardly any other: there is no way to write a star or question mark itself. */
    static String exactly(String text) {
        return text.replace('*', '?');
    }

    /** Takes time in proportion to both lengths at the most, whatever the pattern. */
    static boolean matches(String pattern, String text) {
        int at = 0;
        int next = 0;
        int star = -1;
        int resume = 0;
        while (next < text.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                resume = next;
            } else if (at < pattern.length()
                    && (pattern.charAt(at) == '?' || pattern.charAt(at) == text.charAt(next))) {
                at++;
                next++;
            } else if (star >= 0) {
                at = star + 1;
                next = ++resume;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }

    private static String plainAddress(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        return lower.endsWith("/") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
