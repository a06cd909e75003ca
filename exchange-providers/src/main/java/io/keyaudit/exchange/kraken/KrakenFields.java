package io.keyaudit.exchange.kraken;

import io.keyaudit.Fact;
import io.keyaudit.Secret;
import io.keyaudit.http.HttpException;
import io.keyaudit.http.JsonAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An answer's fields, which are documented as {@code apiKeyName} and which clients have seen as {@code api_key_name};
 * their numbers are numbers or texts.
 */
record KrakenFields(JsonAnswer result) {
    private static final Pattern CAPITAL = Pattern.compile("([A-Z])");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");

    /** Returns a field in either spelling, if the answer has it and not {@code null} in it. */
    Optional<JsonAnswer> find(String name) throws HttpException {
        Optional<JsonAnswer> documented = result.optional(name);
        Optional<JsonAnswer> seen = result.optional(other(name));
        if (documented.isPresent()
                && seen.isPresent()
                && !digits(documented.get()).equals(digits(seen.get()))) {
            throw result.notUnderstood("has two different values of \"" + name + "\"");
        }
        return documented.or(() -> seen);
    }

    /** Checks that the answer names the key that asked, in each spelling that it has. */
    void requireKey(Secret key) throws HttpException {
        List<JsonAnswer> names = List.of("apiKey", other("apiKey")).stream()
                .flatMap(name -> result.findField(name).stream())
                .toList();
        if (names.isEmpty()) {
            throw result.notUnderstood("does not name the key");
        }
        for (JsonAnswer name : names) {
            name.requireKey(key);
        }
    }

    /** Returns the instant in a field, in seconds since 1970, of which 0 means that there is none. */
    Fact<Instant> instant(String name) throws HttpException {
        Optional<JsonAnswer> field = find(name);
        if (field.isEmpty()) {
            return Fact.unknown();
        }
        String text = digits(field.get());
        if (!SECONDS.matcher(text).matches()) {
            throw field.get().notUnderstood("is not a number of seconds");
        }
        Instant instant = Instant.ofEpochSecond(Long.parseLong(text));
        return instant.equals(Instant.EPOCH) ? Fact.none() : Fact.known(instant);
    }

    private static String digits(JsonAnswer field) {
        return field.findString().orElseGet(field::verbatim);
    }

    private static String other(String name) {
        return CAPITAL.matcher(name).replaceAll("_$1").toLowerCase(Locale.ROOT);
    }
}
