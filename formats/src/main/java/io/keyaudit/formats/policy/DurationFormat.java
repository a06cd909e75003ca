package io.keyaudit.formats.policy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text form of a span of time: {@code 90d}, {@code 12h}, {@code 4w}. */
final class DurationFormat {
    private static final Duration LONGEST = Duration.ofDays(36_525);
    private static final Pattern FORM = Pattern.compile("([0-9]{1,10})([wdhms])");
    private static final Map<String, Duration> UNITS = units();

    private DurationFormat() {}

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException if it is not of that form, or none or over a century long; the message says what
     *     is allowed
     */
    static Duration parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "expected a number and a unit, such as 90d, 12h or 4w; the units are w, d, h, m (minutes) and s");
        }
        return requireUsable(
                Objects.requireNonNull(UNITS.get(form.group(2))).multipliedBy(Long.parseLong(form.group(1))));
    }

    /**
     * Returns the shortest text form.
     *
     * @throws IllegalArgumentException if there is none
     */
    static String of(Duration span) {
        requireUsable(span);
        return UNITS.entrySet().stream()
                .filter(unit -> unit.getValue()
                        .multipliedBy(span.dividedBy(unit.getValue()))
                        .equals(span))
                .map(unit -> span.dividedBy(unit.getValue()) + unit.getKey())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a span of time is of whole seconds, not " + span));
    }

    private static Duration requireUsable(Duration span) {
        if (span.isNegative() || span.isZero() || span.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "a span of time is longer than nothing, and at most " + LONGEST.toDays() + "d");
        }
        return span;
    }

    private static Map<String, Duration> units() {
        Map<String, Duration> units = new LinkedHashMap<>();
        units.put("w", Duration.ofDays(7));
        units.put("d", Duration.ofDays(1));
        units.put("h", Duration.ofHours(1));
        units.put("m", Duration.ofMinutes(1));
        units.put("s", Duration.ofSeconds(1));
        return units;
    }
}
