package io.keyaudit.declarative;

import io.keyaudit.http.HttpException;
import io.keyaudit.http.JsonAnswer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads times as services write them. */
final class Times {
    private static final Pattern TIMESTAMP = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})[T ](\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?) ?(Z|UTC|[+-]\\d{2}:?\\d{2})");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** The largest number of seconds that is a time or a span of time, and not milliseconds. */
    private static final long LARGEST = 100_000_000_000L;

    private Times() {}

    /**
     * Returns the time that a value states in one of these formats.
     *
     * @param now when the answer came
     * @throws HttpException if it states none
     */
    static Instant read(JsonAnswer value, List<TimeFormat> formats, Instant now) throws HttpException {
        for (TimeFormat format : formats) {
            Optional<Instant> time = isNumber(format)
                    ? value.findLong().flatMap(number -> number(number, format, now))
                    : value.findString().flatMap(text -> text(text, format));
            if (time.isPresent()) {
                return time.get();
            }
        }
        throw value.notUnderstood("is no time that is written as the service writes times");
    }

    /** Returns the time that a text states in one of these formats; empty if it states none. */
    static Optional<Instant> read(String text, List<TimeFormat> formats, Instant now) {
        for (TimeFormat format : formats) {
            Optional<Instant> time = isNumber(format)
                    ? Optional.of(text)
                            .filter(digits -> digits.matches("\\d{1,12}"))
                            .flatMap(digits -> number(Long.parseLong(digits), format, now))
                    : text(text, format);
            if (time.isPresent()) {
                return time;
            }
        }
        return Optional.empty();
    }

    private static boolean isNumber(TimeFormat format) {
        return format == TimeFormat.EPOCH_SECONDS || format == TimeFormat.SECONDS_LEFT;
    }

    private static Optional<Instant> number(long number, TimeFormat format, Instant now) {
        if (number < 0 || number > LARGEST) {
            return Optional.empty();
        }
        return Optional.of(format == TimeFormat.SECONDS_LEFT ? now.plusSeconds(number) : Instant.ofEpochSecond(number));
    }

    private static Optional<Instant> text(String text, TimeFormat format) {
        try {
            if (format == TimeFormat.TIMESTAMP) {
                return timestamp(text);
            }
            return Optional.of(text)
                    .filter(day -> DATE.matcher(day).matches())
                    .map(LocalDate::parse)
                    .map(day -> format == TimeFormat.DATE_END ? day.plusDays(1) : day)
                    .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> timestamp(String text) {
        Matcher parts = TIMESTAMP.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String zone = parts.group(3);
        String offset = zone.equals("UTC")
                ? "Z"
                : zone.matches("[+-]\\d{4}") ? zone.substring(0, 3) + ":" + zone.substring(3) : zone;
        return Optional.of(OffsetDateTime.parse(parts.group(1) + "T" + parts.group(2) + offset)
                .toInstant());
    }
}
