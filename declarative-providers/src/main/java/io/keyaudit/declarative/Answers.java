package io.keyaudit.declarative;

import io.keyaudit.declarative.JsonPath.EachElement;
import io.keyaudit.declarative.JsonPath.ElementsWhere;
import io.keyaudit.declarative.JsonPath.Field;
import io.keyaudit.declarative.JsonPath.Step;
import io.keyaudit.http.HttpAnswer;
import io.keyaudit.http.HttpException;
import io.keyaudit.http.JsonAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a service answered about one key, by request. An answer that the file can do without and that did not come is
 * unread, and nothing is concluded from it. Not thread-safe.
 */
final class Answers {
    /** An answer and its body. */
    record Answer(HttpAnswer http, JsonAnswer body) {}

    /** What is at a place. */
    sealed interface Found {}

    /** A value other than null. */
    record Value(JsonAnswer json) implements Found {}

    /** Nothing, and why. */
    enum Nothing implements Found {
        /** The place is there, and null is in it. */
        NULL,
        /** The place is not there. */
        ABSENT,
        /** The answer did not come. */
        UNREAD
    }

    private final Map<String, Answer> byRequest = new LinkedHashMap<>();
    private final String first;

    Answers(String first) {
        this.first = first;
    }

    void add(String request, Answer answer) {
        byRequest.put(request, answer);
    }

    /** Returns the answer to the first request, by whose status and headers the whole is judged. */
    HttpAnswer head() {
        return answer(Optional.empty()).map(Answer::http).orElseThrow(IllegalStateException::new);
    }

    boolean isRead(JsonPath path) {
        return answer(path.request()).isPresent();
    }

    private Optional<Answer> answer(Optional<String> request) {
        return Optional.ofNullable(byRequest.get(request.orElse(first)));
    }

    /**
     * Returns what is at a single place.
     *
     * @throws HttpException if something on the way to it is not an object
     */
    Found find(JsonPath path) throws HttpException {
        Optional<Answer> answer = answer(path.request());
        return answer.isEmpty() ? Nothing.UNREAD : find(answer.get().body(), path);
    }

    /** Returns what is at a single place of that body. */
    static Found find(JsonAnswer body, JsonPath path) throws HttpException {
        JsonAnswer at = body;
        for (int i = 0; i < path.steps().size(); i++) {
            String name = ((Field) path.steps().get(i)).name();
            Optional<JsonAnswer> next = at.optional(name);
            if (next.isEmpty()) {
                boolean last = i == path.steps().size() - 1;
                return last && at.names().contains(name) ? Nothing.NULL : Nothing.ABSENT;
            }
            at = next.get();
        }
        return new Value(at);
    }

    /**
     * Returns all that a path leads to; empty if the way ends before the first list or the first object of which every
     * field is meant. What is left out further on is not understood: parts of a list would be missing.
     */
    Optional<List<JsonAnswer>> each(JsonPath path) throws HttpException {
        Optional<Answer> answer = answer(path.request());
        return answer.isEmpty() ? Optional.empty() : each(answer.get().body(), path.steps());
    }

    static Optional<List<JsonAnswer>> each(JsonAnswer body, List<Step> steps) throws HttpException {
        List<JsonAnswer> found = new ArrayList<>();
        return collect(body, steps, false, found) ? Optional.of(found) : Optional.empty();
    }

    private static boolean collect(JsonAnswer at, List<Step> steps, boolean inside, List<JsonAnswer> found)
            throws HttpException {
        if (steps.isEmpty()) {
            found.add(at);
            return true;
        }
        List<Step> rest = steps.subList(1, steps.size());
        if (steps.get(0) instanceof Field field) {
            boolean leftOut = !inside && !at.names().contains(field.name());
            return !leftOut && collect(at.field(field.name()), rest, inside, found);
        }
        for (JsonAnswer part : parts(at, steps.get(0))) {
            collect(part, rest, true, found);
        }
        return true;
    }

    private static List<JsonAnswer> parts(JsonAnswer at, Step step) throws HttpException {
        if (step instanceof EachElement) {
            return at.elements();
        }
        List<JsonAnswer> parts = new ArrayList<>();
        if (step instanceof ElementsWhere where) {
            for (JsonAnswer element : at.elements()) {
                if (element.field(where.field()).asString().equals(where.value())) {
                    parts.add(element);
                }
            }
            return parts;
        }
        for (String name : at.names()) {
            parts.add(at.field(name));
        }
        return parts;
    }
}
