package io.keyaudit.yaml;

import io.keyaudit.text.NearestWord;
import io.keyaudit.yaml.DocumentNode.Entry;
import io.keyaudit.yaml.DocumentNode.Mapping;
import io.keyaudit.yaml.DocumentNode.Scalar;
import io.keyaudit.yaml.DocumentNode.ScalarType;
import io.keyaudit.yaml.DocumentNode.Sequence;
import io.keyaudit.yaml.DocumentNode.Unusable;
import java.util.List;
import java.util.Optional;

/**
 * A mapping whose fields are known. Every unknown field and every value of the wrong type is added to the problems, and
 * the reading goes on, so that all of them are reported at once. Messages repeat neither names nor values, since either
 * can be a secret in the wrong place. Not thread-safe.
 */
public final class Fields {
    private final Mapping mapping;
    private final Problems problems;

    private Fields(Mapping mapping, Problems problems) {
        this.mapping = mapping;
        this.problems = problems;
    }

    /**
     * Returns the fields of a mapping; nothing, and a problem, if the node is something else.
     *
     * @param known the names of all fields that are allowed here; any other is a problem
     */
    public static Optional<Fields> of(DocumentNode node, List<String> known, Problems problems) {
        if (!(node instanceof Mapping mapping)) {
            wrong(node, "expected a mapping with the fields " + String.join(", ", known), problems);
            return Optional.empty();
        }
        for (Entry entry : mapping.entries()) {
            if (!known.contains(entry.name())) {
                String meant = NearestWord.to(entry.name(), known)
                        .map(word -> "did you mean \"" + word + "\"?")
                        .orElse("the fields here are " + String.join(", ", known));
                problems.add(entry.position(), "unknown field; " + meant);
            }
        }
        return Optional.of(new Fields(mapping, problems));
    }

    /** Returns where the mapping begins. */
    public Position position() {
        return mapping.position();
    }

    /** Returns whether there is a field of that name, whatever its value. */
    public boolean has(String name) {
        return find(name).isPresent();
    }

    /** Returns the value of a field, or nothing if there is no such field. */
    public Optional<DocumentNode> find(String name) {
        return mapping.entry(name).map(Entry::value);
    }

    /**
     * Returns a field's scalar; nothing if there is no such field, nothing and a problem if it is not of that type.
     *
     * @param expected what is allowed, for the message, such as {@code expected true or false}
     */
    public Optional<Scalar> scalar(String name, ScalarType type, String expected) {
        return find(name).flatMap(node -> scalar(node, type, expected, problems));
    }

    /** Returns a field's text; nothing if there is no such field, nothing and a problem if it is blank or no text. */
    public Optional<Scalar> text(String name, String expected) {
        return find(name).flatMap(node -> text(node, expected, problems));
    }

    /** Returns a field's list; nothing if there is no such field, nothing and a problem if it is no list. */
    public Optional<Sequence> list(String name, String expected) {
        return find(name).flatMap(node -> {
            if (node instanceof Sequence sequence) {
                return Optional.of(sequence);
            }
            wrong(node, expected, problems);
            return Optional.empty();
        });
    }

    /** Returns a field's mapping, whatever its fields; nothing and a problem if it is something else. */
    public Optional<Mapping> mapping(String name, String expected) {
        return find(name).flatMap(node -> {
            if (node instanceof Mapping inner) {
                return Optional.of(inner);
            }
            wrong(node, expected, problems);
            return Optional.empty();
        });
    }

    /** Returns the text of a node; nothing, and a problem, if it is blank or no text. */
    public static Optional<Scalar> text(DocumentNode node, String expected, Problems problems) {
        Optional<Scalar> scalar = scalar(node, ScalarType.TEXT, expected, problems);
        if (scalar.isPresent() && scalar.get().value().isBlank()) {
            wrong(node, expected, problems);
            return Optional.empty();
        }
        return scalar;
    }

    private static Optional<Scalar> scalar(DocumentNode node, ScalarType type, String expected, Problems problems) {
        if (node instanceof Scalar scalar && scalar.type() == type) {
            return Optional.of(scalar);
        }
        wrong(node, expected, problems);
        return Optional.empty();
    }

    private static void wrong(DocumentNode node, String expected, Problems problems) {
        if (!(node instanceof Unusable)) {
            problems.add(node.position(), expected + ", not " + kind(node));
        }
    }

    private static String kind(DocumentNode node) {
        if (node instanceof Sequence) {
            return "a list";
        }
        if (node instanceof Scalar scalar) {
            return switch (scalar.type()) {
                case TEXT -> scalar.value().isBlank() ? "an empty text" : "a text";
                case INTEGER, DECIMAL -> "a number (quotes make it a text)";
                case BOOLEAN -> "true or false (quotes make it a text)";
                case NULL -> "nothing";
            };
        }
        return "a mapping";
    }
}
