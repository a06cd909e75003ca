package io.keyaudit.declarative;

import java.util.Optional;

/**
 * Where an answer states scopes. A key's scopes are those of all sources together. Immutable.
 *
 * @param place where they stand, and how
 * @param prefix put before each name, to keep apart what has one name in two places; empty for none
 * @param when what must be so for it to count; without one, always
 * @param absent what it means if the place is not there
 * @param empty what it means if it is there and lists none
 * @param withheld whether these are scopes that something takes away in part: what they grant is unknown
 */
record ScopeSource(
        Place place, String prefix, Optional<Condition> when, Missing absent, Missing empty, boolean withheld) {
    /** Returns the way to the scopes in the body of an answer; empty if they stand in a header. */
    Optional<JsonPath> path() {
        if (place instanceof Text text) {
            return Optional.of(text.path());
        } else if (place instanceof ListOf list) {
            return Optional.of(list.path());
        } else if (place instanceof Value value) {
            return Optional.of(value.path());
        } else if (place instanceof Flag flag) {
            return Optional.of(flag.path());
        }
        return place instanceof Flags flags ? Optional.of(flags.path()) : Optional.empty();
    }

    /** Returns whether the place holds a list, which can be empty. */
    boolean isList() {
        return !(place instanceof Value) && !(place instanceof Flag);
    }

    /** Where scopes stand, and how. */
    sealed interface Place {}

    /** In a header, which can be repeated. */
    record Header(String name, String separator) implements Place {}

    /** In a text. */
    record Text(JsonPath path, String separator) implements Place {}

    /** Texts in a list. */
    record ListOf(JsonPath path) implements Place {}

    /** A text that is a scope. */
    record Value(JsonPath path) implements Place {}

    /** A boolean that stands for one scope. */
    record Flag(JsonPath path, String scope) implements Place {}

    /** Booleans by scope; a scope of the table that is not among them is unknown. */
    record Flags(JsonPath path) implements Place {}
}
