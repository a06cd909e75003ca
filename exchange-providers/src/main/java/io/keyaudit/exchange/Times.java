package io.keyaudit.exchange;

import io.keyaudit.http.HttpException;
import io.keyaudit.http.JsonAnswer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;

/** Instants as exchanges write them. */
public final class Times {
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,15}");

    private Times() {}

    /**
     * Returns the instant of so many milliseconds since 1970, which are a number or its digits as a text.
     *
     * @throws HttpException if it is neither
     */
    public static Instant millis(JsonAnswer value) throws HttpException {
        return Instant.ofEpochMilli(count(value, "milliseconds"));
    }

    /**
     * Returns the instant of so many seconds since 1970, which are a number or its digits as a text.
     *
     * @throws HttpException if it is neither
     */
    public static Instant seconds(JsonAnswer value) throws HttpException {
        return Instant.ofEpochSecond(count(value, "seconds"));
    }

    private static long count(JsonAnswer value, String units) throws HttpException {
        String digits = value.findString().orElseGet(value::verbatim);
        if (!COUNT.matcher(digits).matches()) {
            throw value.notUnderstood("is not a number of " + units);
        }
        return Long.parseLong(digits);
    }

    /**
     * Returns the instant that is written as in ISO 8601, such as {@code 2026-11-21T10:00:00.000Z}.
     *
     * @throws HttpException if it is not
     */
    public static Instant iso(JsonAnswer value) throws HttpException {
        try {
            return Instant.parse(value.asString());
        } catch (DateTimeException malformed) {
            throw value.notUnderstood("is not an instant");
        }
    }
}
