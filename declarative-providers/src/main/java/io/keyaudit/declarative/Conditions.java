package io.keyaudit.declarative;

import io.keyaudit.declarative.Answers.Found;
import io.keyaudit.declarative.Answers.Nothing;
import io.keyaudit.declarative.Answers.Value;
import io.keyaudit.declarative.Condition.Literal;
import io.keyaudit.declarative.Condition.OneOf;
import io.keyaudit.declarative.Condition.Present;
import io.keyaudit.declarative.Condition.StartsWith;
import io.keyaudit.declarative.Condition.Test;
import io.keyaudit.http.HttpAnswer;
import io.keyaudit.http.HttpException;
import io.keyaudit.http.JsonAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds answers against conditions. */
final class Conditions {
    private Conditions() {}

    /** Finds what a path leads to. */
    @FunctionalInterface
    private interface Lookup {
        List<Found> find(JsonPath path) throws HttpException;
    }

    /**
     * Returns whether an answer is as the condition says, whatever it is like otherwise: what cannot be read is not as
     * it says.
     */
    static boolean describe(Condition condition, HttpAnswer answer) {
        Optional<JsonAnswer> body = answer.json();
        try {
            return hold(condition, answer, path -> found(body, path), false);
        } catch (HttpException notUnderstood) {
            return false;
        }
    }

    /**
     * Returns whether answers that were read are as the condition says.
     *
     * @throws HttpException if a boolean is asked for, and something else is there
     */
    static boolean hold(Condition condition, Answers answers) throws HttpException {
        return hold(condition, answers.head(), path -> found(answers, path), true);
    }

    private static List<Found> found(Optional<JsonAnswer> body, JsonPath path) throws HttpException {
        if (body.isEmpty() || !body.get().isObject()) {
            return List.of(Nothing.ABSENT);
        }
        return path.single() ? List.of(Answers.find(body.get(), path)) : values(Answers.each(body.get(), path.steps()));
    }

    private static List<Found> found(Answers answers, JsonPath path) throws HttpException {
        if (!answers.isRead(path)) {
            return List.of(Nothing.UNREAD);
        }
        return path.single() ? List.of(answers.find(path)) : values(answers.each(path));
    }

    private static List<Found> values(Optional<List<JsonAnswer>> found) {
        List<Found> values = new ArrayList<>();
        found.ifPresent(all -> all.forEach(json -> values.add(new Value(json))));
        return values.isEmpty() ? List.of(Nothing.ABSENT) : values;
    }

    private static boolean hold(Condition condition, HttpAnswer answer, Lookup lookup, boolean strict)
            throws HttpException {
        if (!condition.statuses().isEmpty() && !condition.statuses().contains(answer.status())) {
            return false;
        }
        for (Map.Entry<String, Test> header : condition.headers().entrySet()) {
            if (!passes(header.getValue(), answer.header(header.getKey()))) {
                return false;
            }
        }
        for (Map.Entry<JsonPath, Test> place : condition.json().entrySet()) {
            if (!passesAny(place.getValue(), lookup.find(place.getKey()), strict)) {
                return false;
            }
        }
        return true;
    }

    private static boolean passes(Test test, Optional<String> header) {
        if (test instanceof Present wanted) {
            return header.isPresent() == wanted.present();
        }
        if (test instanceof StartsWith start) {
            return header.filter(value -> value.startsWith(start.text())).isPresent();
        }
        OneOf oneOf = (OneOf) test;
        boolean found = oneOf.values().stream()
                .anyMatch(literal ->
                        literal.value() != null && header.map(String::strip).equals(Optional.of(literal.toString())));
        return found != oneOf.not();
    }

    private static boolean passesAny(Test test, List<Found> places, boolean strict) throws HttpException {
        for (Found found : places) {
            if (found != Nothing.UNREAD && passes(test, found, strict)) {
                return true;
            }
        }
        return false;
    }

    private static boolean passes(Test test, Found found, boolean strict) throws HttpException {
        if (test instanceof Present wanted) {
            return (found != Nothing.ABSENT) == wanted.present();
        }
        if (test instanceof StartsWith start) {
            return found instanceof Value value
                    && value.json()
                            .findString()
                            .filter(text -> text.startsWith(start.text()))
                            .isPresent();
        }
        OneOf oneOf = (OneOf) test;
        boolean matches = false;
        for (Literal literal : oneOf.values()) {
            matches |= equal(literal, found, strict);
        }
        return matches != oneOf.not();
    }

    private static boolean equal(Literal literal, Found found, boolean strict) throws HttpException {
        if (literal.value() == null || !(found instanceof Value value)) {
            return literal.value() == null && found == Nothing.NULL;
        }
        if (literal.value() instanceof Boolean wanted) {
            return strict
                    ? value.json().asBoolean() == wanted
                    : value.json().verbatim().equals(wanted.toString());
        }
        return literal.value() instanceof Long number
                ? value.json().findLong().equals(Optional.of(number))
                : value.json().findString().equals(Optional.of(literal.toString()));
    }
}
