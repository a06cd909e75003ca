package io.keyaudit.declarative;

import io.keyaudit.declarative.Condition.Literal;
import io.keyaudit.declarative.Condition.OneOf;
import io.keyaudit.declarative.Condition.Present;
import io.keyaudit.declarative.Condition.StartsWith;
import io.keyaudit.declarative.Condition.Test;
import io.keyaudit.yaml.DocumentNode;
import io.keyaudit.yaml.DocumentNode.Entry;
import io.keyaudit.yaml.DocumentNode.Mapping;
import io.keyaudit.yaml.DocumentNode.Scalar;
import io.keyaudit.yaml.DocumentNode.ScalarType;
import io.keyaudit.yaml.DocumentNode.Sequence;
import io.keyaudit.yaml.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what an answer is held against. */
final class ConditionReader {
    private static final int LOWEST_STATUS = 200;
    private static final int HIGHEST_STATUS = 599;
    private static final String STATUS = "an HTTP status between " + LOWEST_STATUS + " and " + HIGHEST_STATUS;
    private static final String VALUE =
            "a text, a whole number, true, false, null, a list of these, or one of not:," + " startsWith:, present:";

    private final Vocabulary vocabulary;
    private final Problems problems;

    ConditionReader(Vocabulary vocabulary, Problems problems) {
        this.vocabulary = vocabulary;
        this.problems = problems;
    }

    Optional<Condition> read(DocumentNode node) {
        Optional<Condition> condition = Section.of(node, problems, "status", "header", "json")
                .map(section -> new Condition(statuses(section), headers(section), json(section)));
        if (node instanceof Mapping mapping && mapping.entries().isEmpty()) {
            problems.add(node.position(), "a condition names at least one of status, header, json");
        }
        return condition;
    }

    private Set<Integer> statuses(Section section) {
        Set<Integer> statuses = new LinkedHashSet<>();
        section.node("status").ifPresent(node -> {
            List<DocumentNode> items = node instanceof Sequence sequence ? sequence.items() : List.of(node);
            for (DocumentNode item : items) {
                status(item).ifPresent(statuses::add);
            }
            if (items.isEmpty()) {
                problems.add(node.position(), "expected " + STATUS);
            }
        });
        return statuses;
    }

    private Optional<Integer> status(DocumentNode node) {
        if (node instanceof Scalar scalar
                && scalar.type() == ScalarType.INTEGER
                && scalar.value().matches("\\d{3}")) {
            int status = Integer.parseInt(scalar.value());
            if (status >= LOWEST_STATUS && status <= HIGHEST_STATUS) {
                return Optional.of(status);
            }
        }
        problems.add(node.position(), "expected " + STATUS);
        return Optional.empty();
    }

    private Map<String, Test> headers(Section section) {
        Map<String, Test> tests = new LinkedHashMap<>();
        for (Entry entry : section.entries("header", "header names and what is so of each")) {
            if (!HeaderName.VALID.matcher(entry.name()).matches()) {
                problems.add(entry.position(), HeaderName.ALLOWED);
            }
            test(entry.value()).ifPresent(test -> tests.put(entry.name(), test));
        }
        return tests;
    }

    private Map<JsonPath, Test> json(Section section) {
        Map<JsonPath, Test> tests = new LinkedHashMap<>();
        for (Entry entry : section.entries("json", "paths in the body and what is so of each")) {
            Scalar name = new Scalar(entry.position(), ScalarType.TEXT, entry.name());
            Section.parse(name, JsonPath::parse, problems).ifPresent(path -> {
                vocabulary.check(path, entry.position());
                test(entry.value()).ifPresent(test -> tests.put(path, test));
            });
        }
        return tests;
    }

    private Optional<Test> test(DocumentNode node) {
        if (node instanceof Mapping) {
            return Section.of(node, problems, "not", "startsWith", "present").flatMap(section -> test(node, section));
        }
        return literals(node).map(values -> new OneOf(values, false));
    }

    private Optional<Test> test(DocumentNode node, Section section) {
        if (((Mapping) node).entries().size() != 1) {
            problems.add(node.position(), "expected exactly one of not:, startsWith:, present:");
            return Optional.empty();
        }
        if (section.has("not")) {
            return section.node("not").flatMap(this::literals).map(values -> new OneOf(values, true));
        }
        if (section.has("startsWith")) {
            return section.text("startsWith", "the text that it begins with").map(StartsWith::new);
        }
        return Optional.of(new Present(section.flag("present")));
    }

    private Optional<List<Literal>> literals(DocumentNode node) {
        List<DocumentNode> items = node instanceof Sequence sequence ? sequence.items() : List.of(node);
        List<Literal> literals = new ArrayList<>();
        for (DocumentNode item : items) {
            if (item instanceof Scalar scalar && scalar.type() != ScalarType.DECIMAL) {
                literals.add(new Literal(Constants.value(scalar)));
            } else {
                problems.add(item.position(), "expected " + VALUE);
            }
        }
        if (items.isEmpty()) {
            problems.add(node.position(), "expected " + VALUE);
        }
        return literals.isEmpty() ? Optional.empty() : Optional.of(literals);
    }
}
