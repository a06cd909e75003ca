package io.keyaudit.declarative;

import io.keyaudit.spi.RateLimit;
import io.keyaudit.yaml.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how often a service can be asked. */
final class LimitsReader {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,5})(s|m|h)");
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final int MOST_REQUESTS = 100_000;
    private static final List<TimeFormat> WAITS = List.of(TimeFormat.EPOCH_SECONDS, TimeFormat.SECONDS_LEFT);

    private final Problems problems;

    LimitsReader(Problems problems) {
        this.problems = problems;
    }

    Limits read(Section file) {
        return file.node("limits")
                .flatMap(node -> Section.of(node, problems, "requests", "per", "wait"))
                .map(this::limits)
                .orElse(new Limits(RateLimit.NONE, List.of()));
    }

    private Limits limits(Section section) {
        section.required("requests", "how many requests the service takes");
        section.required("per", "in what time, such as 1m");
        Optional<Duration> window = section.parsed("per", "a time such as 10s or 1m", LimitsReader::duration);
        Object requests = section.node("requests").map(Constants::value).orElse(1L);
        boolean fits = requests instanceof Long number && number >= 1 && number <= MOST_REQUESTS;
        if (!fits) {
            section.problem("requests", "expected a whole number between 1 and " + MOST_REQUESTS);
        }
        RateLimit rate =
                fits && window.isPresent() ? new RateLimit(((Long) requests).intValue(), window.get()) : RateLimit.NONE;
        List<Limits.Wait> waits = section.items("wait", "headers that tell how long to wait").stream()
                .flatMap(node -> Section.of(node, problems, "header", "as", "remaining").stream())
                .flatMap(wait -> wait(wait).stream())
                .toList();
        return new Limits(rate, waits);
    }

    private static Optional<Limits.Wait> wait(Section section) {
        Optional<String> header = section.requiredText("header", "the name of a header");
        Optional<String> remaining = section.text("remaining", "the name of a header");
        check("header", header, section);
        check("remaining", remaining, section);
        section.required("as", "epoch-seconds or seconds-left");
        Optional<TimeFormat> format = section.oneOf("as", WAITS, TimeFormat::text);
        return header.flatMap(name -> format.map(known -> new Limits.Wait(name, known, remaining)));
    }

    private static void check(String field, Optional<String> header, Section section) {
        header.filter(name -> !HeaderName.VALID.matcher(name).matches())
                .ifPresent(name -> section.problem(field, HeaderName.ALLOWED));
    }

    /**
     * Reads a time such as {@code 60s} or {@code 5m}.
     *
     * @throws IllegalArgumentException if the text is none
     */
    static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (matcher.matches()) {
            long count = Long.parseLong(matcher.group(1));
            Duration duration = switch (matcher.group(2)) {
                case "s" -> Duration.ofSeconds(count);
                case "m" -> Duration.ofMinutes(count);
                default -> Duration.ofHours(count);
            };
            if (!duration.isZero() && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        }
        throw new IllegalArgumentException("expected a time between 1s and 24h, such as 10s, 1m or 1h");
    }
}
