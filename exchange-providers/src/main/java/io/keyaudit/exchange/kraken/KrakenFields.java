package io.keyaudit.exchange.kraken;

import io.keyaudit.Fact;
import io.keyaudit.exchange.Times;
import io.keyaudit.http.HttpException;
import io.keyaudit.http.JsonAnswer;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An answer's fields, which are documented as {@code apiKeyName} and which clients have seen as {@code api_key_name};
 * their numbers are numbers or texts.
 */
record KrakenFields(JsonAnswer result) {
    private static final Pattern CAPITAL = Pattern.compile("([A-Z])");

    /** Returns a field in either spelling, if the answer has it and not {@code null} in it. */
    Optional<JsonAnswer> find(String name) throws HttpException {
        Optional<JsonAnswer> documented = result.optional(name);
        Optional<JsonAnswer> seen =
                result.optional(CAPITAL.matcher(name).replaceAll("_$1").toLowerCase(Locale.ROOT));
        if (documented.isPresent()
                && seen.isPresent()
                && !text(documented.get()).equals(text(seen.get()))) {
            throw result.notUnderstood("has two different values of \"" + name + "\"");
        }
        return documented.or(() -> seen);
    }

    /** Returns the instant in a field, in seconds since 1970, of which 0 means that there is none. */
    Fact<Instant> instant(String name) throws HttpException {
        Optional<JsonAnswer> field = find(name);
        if (field.isEmpty()) {
            return Fact.unknown();
        }
        return Fact.knownOrNone(Optional.of(Times.seconds(field.get())).filter(Instant.EPOCH::isBefore));
    }

    /** Returns a number or a text as a text. */
    static String text(JsonAnswer field) {
        return field.findString().orElseGet(field::verbatim);
    }
}
