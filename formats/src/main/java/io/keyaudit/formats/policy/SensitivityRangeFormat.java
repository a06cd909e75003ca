package io.keyaudit.formats.policy;

import io.keyaudit.Sensitivity;
import io.keyaudit.policy.AccessPattern.Sensitive;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text form of a range of sensitivities: {@code >= high}, {@code = low}, {@code >= moderate, <= high}. */
final class SensitivityRangeFormat {
    private static final Pattern BOUND = Pattern.compile("\\s*(>=|<=|=)\\s*(\\S+)\\s*");
    private static final List<String> LEVELS =
            Arrays.stream(Sensitivity.values()).map(Sensitivity::text).toList();

    private SensitivityRangeFormat() {}

    /**
     * Reads the text form. The highest level needs no comparison.
     *
     * @throws IllegalArgumentException if it is not of that form; the message says what is
     */
    static Sensitive parse(String text) {
        if (text.equals(Sensitivity.CRITICAL.text())) {
            return new Sensitive(Sensitivity.CRITICAL, Sensitivity.CRITICAL);
        }
        if (LEVELS.contains(text)) {
            throw new IllegalArgumentException(
                    "write \">= " + text + "\" for this and what is above it, or \"= " + text + "\" for this alone");
        }
        Sensitivity least = Sensitivity.LOW;
        Sensitivity most = Sensitivity.CRITICAL;
        for (String part : text.split(",", -1)) {
            Matcher bound = BOUND.matcher(part);
            if (!bound.matches()) {
                throw new IllegalArgumentException("expected a level with a comparison, such as \">= high\" or"
                        + " \"= low\"; the levels are " + String.join(", ", LEVELS));
            }
            Sensitivity level = level(bound.group(2));
            String comparison = bound.group(1);
            if (!comparison.equals("<=") && level.compareTo(least) > 0) {
                least = level;
            }
            if (!comparison.equals(">=") && level.compareTo(most) < 0) {
                most = level;
            }
        }
        return new Sensitive(least, most);
    }

    static String of(Sensitive range) {
        if (range.least() == range.most()) {
            return "= " + range.least().text();
        }
        if (range.most() == Sensitivity.CRITICAL) {
            return ">= " + range.least().text();
        }
        if (range.least() == Sensitivity.LOW) {
            return "<= " + range.most().text();
        }
        return ">= " + range.least().text() + ", <= " + range.most().text();
    }

    private static Sensitivity level(String word) {
        return Arrays.stream(Sensitivity.values())
                .filter(level -> level.text().equals(word))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("not a sensitivity; " + PolicyTexts.meant(word, LEVELS)));
    }
}
