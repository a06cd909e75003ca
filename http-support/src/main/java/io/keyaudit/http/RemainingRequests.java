package io.keyaudit.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The headers in which a service says how much of its limit is left. Values that are no such numbers are ignored.
 *
 * @param header states how much is left
 * @param reset states when the service begins to count anew
 * @param form how it is stated
 * @param cost how much of it one request takes, at least 1
 */
public record RemainingRequests(String header, String reset, Form form, int cost) {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,13}");

    /** How a header writes when the service begins to count anew. */
    public enum Form {
        /** Whole seconds since 1970. */
        EPOCH_SECONDS,
        /** Whole milliseconds since 1970. */
        EPOCH_MILLIS,
        /** Whole seconds from the answer on. */
        SECONDS_LEFT,
        /** Whole milliseconds from the answer on. */
        MILLIS_LEFT
    }

    /** @throws IllegalArgumentException if a request costs nothing */
    public RemainingRequests {
        if (cost < 1) {
            throw new IllegalArgumentException("a request takes at least 1 of what is left, not " + cost);
        }
    }

    /** Returns headers that count requests. */
    public static RemainingRequests of(String header, String reset, Form form) {
        return new RemainingRequests(header, reset, form, 1);
    }

    /**
     * What an answer says is left.
     *
     * @param requests how many more requests the service takes
     * @param reset when it begins to count anew, from now
     */
    record Left(int requests, Duration reset) {}

    Optional<Left> read(HttpAnswer answer, Instant now) {
        Optional<Long> left = number(answer, header);
        return number(answer, reset)
                .flatMap(time -> left.map(count -> new Left(
                        (int) Math.min(Integer.MAX_VALUE, count / cost),
                        switch (form) {
                            case EPOCH_SECONDS -> Duration.between(now, Instant.ofEpochSecond(time));
                            case EPOCH_MILLIS -> Duration.between(now, Instant.ofEpochMilli(time));
                            case SECONDS_LEFT -> Duration.ofSeconds(time);
                            case MILLIS_LEFT -> Duration.ofMillis(time);
                        })));
    }

    private static Optional<Long> number(HttpAnswer answer, String name) {
        return answer.header(name)
                .map(String::strip)
                .filter(value -> NUMBER.matcher(value).matches())
                .map(Long::parseLong);
    }
}
