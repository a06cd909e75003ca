package io.keyaudit.formats;

import io.keyaudit.formats.YamlNode.Entry;
import io.keyaudit.formats.YamlNode.Mapping;
import io.keyaudit.formats.YamlNode.Scalar;
import io.keyaudit.formats.YamlNode.ScalarType;
import io.keyaudit.formats.YamlNode.Sequence;
import io.keyaudit.formats.YamlNode.Unusable;
import java.util.List;
import java.util.Optional;

/**
 * A mapping whose fields are known. A field of the wrong kind is a problem, as is one that is not known; neither its
 * name nor its value is repeated, as both may be a secret in the wrong place.
 */
final class Fields {
    private final Mapping mapping;
    private final Problems problems;

    private Fields(Mapping mapping, Problems problems) {
        this.mapping = mapping;
        this.problems = problems;
    }

    /** The fields of a node, if it is a mapping; it may have no others than these. */
    static Optional<Fields> of(YamlNode node, List<String> known, Problems problems) {
        if (!(node instanceof Mapping mapping)) {
            wrong(node, "expected a mapping with the fields " + String.join(", ", known), problems);
            return Optional.empty();
        }
        for (Entry entry : mapping.entries()) {
            if (!known.contains(entry.name())) {
                String meant = Spelling.nearest(entry.name(), known)
                        .map(word -> "did you mean \"" + word + "\"?")
                        .orElse("the fields here are " + String.join(", ", known));
                problems.add(entry.position(), "unknown field; " + meant);
            }
        }
        return Optional.of(new Fields(mapping, problems));
    }

    Position position() {
        return mapping.position();
    }

    boolean has(String name) {
        return find(name).isPresent();
    }

    Optional<YamlNode> find(String name) {
        return mapping.entry(name).map(Entry::value);
    }

    Optional<Scalar> scalar(String name, ScalarType type, String expected) {
        return find(name).flatMap(node -> scalar(node, type, expected, problems));
    }

    /** A text that is not blank. */
    Optional<Scalar> text(String name, String expected) {
        return find(name).flatMap(node -> text(node, expected, problems));
    }

    Optional<Sequence> list(String name, String expected) {
        return find(name).flatMap(node -> {
            if (node instanceof Sequence sequence) {
                return Optional.of(sequence);
            }
            wrong(node, expected, problems);
            return Optional.empty();
        });
    }

    /** A mapping whose fields are not known here. */
    Optional<Mapping> mapping(String name, String expected) {
        return find(name).flatMap(node -> {
            if (node instanceof Mapping inner) {
                return Optional.of(inner);
            }
            wrong(node, expected, problems);
            return Optional.empty();
        });
    }

    static Optional<Scalar> text(YamlNode node, String expected, Problems problems) {
        Optional<Scalar> scalar = scalar(node, ScalarType.TEXT, expected, problems);
        if (scalar.isPresent() && scalar.get().value().isBlank()) {
            wrong(node, expected, problems);
            return Optional.empty();
        }
        return scalar;
    }

    private static Optional<Scalar> scalar(YamlNode node, ScalarType type, String expected, Problems problems) {
        if (node instanceof Scalar scalar && scalar.type() == type) {
            return Optional.of(scalar);
        }
        wrong(node, expected, problems);
        return Optional.empty();
    }

    private static void wrong(YamlNode node, String expected, Problems problems) {
        if (!(node instanceof Unusable)) {
            problems.add(node.position(), expected + ", not " + kind(node));
        }
    }

    private static String kind(YamlNode node) {
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
