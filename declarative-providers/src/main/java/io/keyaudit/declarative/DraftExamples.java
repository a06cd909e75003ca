package io.keyaudit.declarative;

import static io.keyaudit.declarative.ServiceDraft.quoted;

import io.keyaudit.declarative.JsonPath.EachElement;
import io.keyaudit.declarative.JsonPath.Field;
import io.keyaudit.declarative.JsonPath.Step;
import io.keyaudit.http.JsonBody;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the examples of a {@link ServiceDraft}, which hold for what it says. */
final class DraftExamples {
    /** A scope that no service has. */
    static final String UNKNOWN = "not-a-scope-of-this-service";

    private final Map<DraftQuestion, String> answers;
    private final List<String> scopes;
    private final String kind;
    private final String place;

    DraftExamples(Map<DraftQuestion, String> answers, List<String> scopes) {
        this.answers = answers;
        this.scopes = scopes;
        String[] words = answers.getOrDefault(DraftQuestion.SCOPES_IN, "").split(" ", 2);
        this.kind = words[0];
        this.place = words[1];
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append(example("each scope", answer(Optional.of(scopes)), "others: ??"));
        text.append(example("no list", answer(Optional.empty()), outcome(DraftQuestion.ABSENT)));
        text.append(example("an empty list", answer(Optional.of(List.of())), outcome(DraftQuestion.EMPTY)));
        text.append(example(
                "an unknown scope",
                answer(Optional.of(List.of(UNKNOWN))),
                "others: ??, unrecognized: [" + quoted(UNKNOWN) + "]"));
        text.append(example("a wrong key", "{ status: 401, body: {} }", "fails: rejected"));
        if (answers.containsKey(DraftQuestion.ALWAYS)) {
            text.append(example("an answer of something else", "{ body: {} }", "fails: protocol"));
        }
        return text.toString();
    }

    private static String example(String name, String answer, String outcome) {
        return "  - { name: " + name + ", answer: " + answer + ", " + outcome + " }\n";
    }

    private String outcome(DraftQuestion missing) {
        return switch (answers.getOrDefault(missing, "")) {
            case "none" -> "others: --";
            case "everything" -> "others: rw";
            case "error" -> "fails: protocol";
            default -> "others: ??";
        };
    }

    /** Returns an answer with these scopes; empty if they are left out. */
    private String answer(Optional<List<String>> stated) {
        Map<String, Object> body = new LinkedHashMap<>();
        Optional.ofNullable(answers.get(DraftQuestion.ALWAYS)).ifPresent(field -> body.put(field, "example"));
        if (kind.equals("header")) {
            String header = stated.map(names -> "headers: { " + place + ": " + quoted(String.join(",", names)) + " }, ")
                    .orElse("");
            return "{ " + header + "body: " + JsonBody.object(body) + " }";
        }
        stated.ifPresent(names -> put(body, JsonPath.parse(place).steps(), names));
        return "{ body: " + JsonBody.object(body) + " }";
    }

    private void put(Map<String, Object> body, List<Step> steps, List<String> names) {
        String field = ((Field) steps.get(0)).name();
        body.put(field, value(steps.subList(1, steps.size()), names));
    }

    private Object value(List<Step> rest, List<String> names) {
        if (rest.isEmpty()) {
            return kind.equals("text") ? String.join(" ", names) : names;
        }
        if (rest.get(0) instanceof EachElement) {
            List<Object> elements = new ArrayList<>();
            for (String name : names) {
                elements.add(rest.size() == 1 ? name : element(rest.subList(1, rest.size()), name));
            }
            return elements;
        }
        Map<String, Object> inside = new LinkedHashMap<>();
        put(inside, rest, names);
        return inside;
    }

    /** Returns an element of a list: an object in which one name stands. */
    private static Object element(List<Step> rest, String name) {
        if (rest.isEmpty()) {
            return name;
        }
        if (rest.get(0) instanceof EachElement) {
            return List.of(element(rest.subList(1, rest.size()), name));
        }
        return Map.of(((Field) rest.get(0)).name(), element(rest.subList(1, rest.size()), name));
    }
}
