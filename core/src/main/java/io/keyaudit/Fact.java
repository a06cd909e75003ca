package io.keyaudit;

import java.util.Optional;
import java.util.function.Function;

/**
 * Something that a service can report about a key. "The key never expires" and "the service does not say when the key
 * expires" are different answers, and a policy must not take one for the other. Immutable.
 *
 * @param <T> what is reported
 */
public sealed interface Fact<T> {
    /** The service reports this value. */
    record Known<T>(T value) implements Fact<T> {}

    /** The service reports that there is none: the key never expires, was never used. */
    record None<T>() implements Fact<T> {}

    /** The service does not report it. */
    record Unknown<T>() implements Fact<T> {}

    /** Returns a fact with this value. */
    static <T> Fact<T> known(T value) {
        return new Known<>(value);
    }

    /** Returns the fact that there is none. */
    static <T> Fact<T> none() {
        return new None<>();
    }

    /** Returns a fact that the service does not report. */
    static <T> Fact<T> unknown() {
        return new Unknown<>();
    }

    /** Returns known if present, otherwise none: for services that omit empty fields. */
    static <T> Fact<T> knownOrNone(Optional<T> value) {
        return value.map(Fact::known).orElseGet(Fact::none);
    }

    /** Returns known if present, otherwise unknown: for services that omit what they do not report. */
    static <T> Fact<T> knownOrUnknown(Optional<T> value) {
        return value.map(Fact::known).orElseGet(Fact::unknown);
    }

    /** Returns the value, if the service reports one. */
    default Optional<T> toOptional() {
        return this instanceof Known<T> known ? Optional.of(known.value()) : Optional.empty();
    }

    /** Returns whether the service reports it, be it a value or that there is none. */
    default boolean reported() {
        return !(this instanceof Unknown<T>);
    }

    /** Returns the fact with its value, if there is one, put into another form. */
    default <R> Fact<R> map(Function<? super T, ? extends R> form) {
        if (this instanceof Known<T> known) {
            return known(form.apply(known.value()));
        }
        return this instanceof None<T> ? none() : unknown();
    }
}
