package io.keyaudit.declarative;

import io.keyaudit.FailureKind;
import io.keyaudit.declarative.Example.Answer;
import io.keyaudit.declarative.Vocabulary.Kind;
import io.keyaudit.http.JsonBody;
import io.keyaudit.yaml.DocumentNode;
import io.keyaudit.yaml.DocumentNode.Entry;
import io.keyaudit.yaml.DocumentNode.Scalar;
import io.keyaudit.yaml.DocumentNode.ScalarType;
import io.keyaudit.yaml.Fields;
import io.keyaudit.yaml.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the answers that a file shows, and what follows from them. */
final class ExampleReader {
    private static final int OK = 200;
    private static final Set<String> FACTS = Set.of(
            "id",
            "label",
            "owner",
            "created",
            "lastUsed",
            "expires",
            "notBefore",
            "allowedAddresses",
            "restrictions",
            "state",
            "managesKeys",
            "notes");

    private final Vocabulary vocabulary;
    private final Problems problems;

    ExampleReader(Vocabulary vocabulary, Problems problems) {
        this.vocabulary = vocabulary;
        this.problems = problems;
    }

    List<Example> read(Section file) {
        List<Example> examples = new ArrayList<>();
        for (DocumentNode item : file.items("examples", "answers, and what follows from each")) {
            Section.of(
                            item,
                            problems,
                            "name",
                            "credentials",
                            "options",
                            "answer",
                            "answers",
                            "expect",
                            "others",
                            "unrecognized",
                            "facts",
                            "fails")
                    .flatMap(this::example)
                    .ifPresent(examples::add);
        }
        return examples;
    }

    private Optional<Example> example(Section section) {
        Optional<String> name = section.requiredText("name", "what the example shows");
        boolean concludes = section.has("expect") || section.has("others");
        if (concludes == section.has("fails")) {
            problems.add(
                    section.position(),
                    "expected either what follows, under expect: and others:, or the failure, under fails:");
        }
        Map<String, Marks> permissions = new LinkedHashMap<>();
        for (Entry entry : section.entries("expect", "resources, each with " + Marks.ALLOWED)) {
            marks(entry.value()).ifPresent(marks -> permissions.put(entry.name(), marks));
        }
        Optional<List<String>> unrecognized = section.has("unrecognized")
                ? Optional.of(section.words("unrecognized", "a scope").stream()
                        .map(Scalar::value)
                        .toList())
                : Optional.empty();
        Optional<FailureKind> fails = section.oneOf("fails", FailureKind.values(), FailureKind::text);
        return name.map(shown -> new Example(
                shown,
                section.position().line(),
                given(section, "credentials", Kind.CREDENTIAL),
                given(section, "options", Kind.OPTION),
                answers(section),
                permissions,
                section.node("others").flatMap(this::marks),
                unrecognized,
                facts(section),
                fails));
    }

    private Optional<Marks> marks(DocumentNode node) {
        return Fields.text(node, "expected " + Marks.ALLOWED, problems)
                .flatMap(scalar -> Section.parse(scalar, Marks::parse, problems));
    }

    private Map<String, String> given(Section section, String field, Kind kind) {
        Map<String, String> given = new LinkedHashMap<>();
        for (Entry entry : section.entries(field, "names and values")) {
            if (vocabulary.require(kind, entry.name(), entry.position())) {
                Fields.text(entry.value(), "expected a text", problems)
                        .ifPresent(value -> given.put(entry.name(), value.value()));
            }
        }
        return given;
    }

    private Map<String, String> facts(Section section) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (Entry entry : section.entries("facts", "facts, each with what follows")) {
            if (!FACTS.contains(entry.name())) {
                problems.add(
                        entry.position(),
                        "unknown fact; they are "
                                + String.join(", ", FACTS.stream().sorted().toList()));
            } else if (entry.value() instanceof Scalar scalar) {
                facts.put(entry.name(), scalar.value());
            } else {
                problems.add(entry.value().position(), "expected a text: the fact's value, none or unknown");
            }
        }
        return facts;
    }

    private Map<String, Answer> answers(Section section) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        if (section.has("answer") && section.has("answers")) {
            section.problem("answers", "expected answer: for the first request or answers: for several, not both");
        }
        vocabulary.all(Kind.REQUEST).stream()
                .findFirst()
                .ifPresent(first ->
                        section.node("answer").flatMap(this::answer).ifPresent(answer -> answers.put(first, answer)));
        for (Entry entry : section.entries("answers", "names of requests and the answer to each")) {
            if (vocabulary.require(Kind.REQUEST, entry.name(), entry.position())) {
                answer(entry.value()).ifPresent(answer -> answers.put(entry.name(), answer));
            }
        }
        return answers;
    }

    private Optional<Answer> answer(DocumentNode node) {
        return Section.of(node, problems, "status", "headers", "body", "text").map(section -> {
            Map<String, String> headers = new LinkedHashMap<>();
            for (Entry entry : section.entries("headers", "names of headers and their values")) {
                if (entry.value() instanceof Scalar scalar && scalar.type() == ScalarType.TEXT) {
                    headers.put(entry.name(), scalar.value());
                } else {
                    problems.add(entry.value().position(), "expected the header's value, in quotes");
                }
            }
            if (section.has("body") && section.has("text")) {
                section.problem("text", "expected body: for JSON or text: for anything else, not both");
            }
            Optional<String> json = section.has("body")
                    ? Optional.of(
                            JsonBody.object(Constants.fields(section.entries("body", "the fields of a JSON object"))))
                    : Optional.empty();
            return new Answer(
                    status(section),
                    headers,
                    json.or(() -> section.text("text", "the body")).orElse(""));
        });
    }

    private int status(Section section) {
        Optional<DocumentNode> node = section.node("status");
        if (node.isEmpty()) {
            return OK;
        }
        Object value = Constants.value(node.get());
        if (value instanceof Long status && status >= 200 && status <= 599) {
            return Math.toIntExact(status);
        }
        problems.add(node.get().position(), "expected an HTTP status between 200 and 599");
        return OK;
    }
}
