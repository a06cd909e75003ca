package io.keyaudit.declarative;

import io.keyaudit.text.NearestWord;
import io.keyaudit.yaml.DocumentNode;
import io.keyaudit.yaml.DocumentNode.Entry;
import io.keyaudit.yaml.DocumentNode.Mapping;
import io.keyaudit.yaml.DocumentNode.Scalar;
import io.keyaudit.yaml.DocumentNode.ScalarType;
import io.keyaudit.yaml.DocumentNode.Sequence;
import io.keyaudit.yaml.Fields;
import io.keyaudit.yaml.Position;
import io.keyaudit.yaml.Problems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A part of a file with known fields. Whatever cannot be read is a problem and is left out, so that the rest is read too. */
final class Section {
    private final Fields fields;
    private final Problems problems;

    private Section(Fields fields, Problems problems) {
        this.fields = fields;
        this.problems = problems;
    }

    static Optional<Section> of(DocumentNode node, Problems problems, String... known) {
        return Fields.of(node, List.of(known), problems).map(fields -> new Section(fields, problems));
    }

    /** A form that can be read, or is refused with a message that says what is allowed. */
    @FunctionalInterface
    interface Form<T> {
        /**
         * Reads a text.
         *
         * @throws IllegalArgumentException if the text is not of the form
         */
        T parse(String text);
    }

    boolean has(String name) {
        return fields.has(name);
    }

    Position position() {
        return fields.position();
    }

    /** Returns the place of a field's value, or of the section if there is no such field. */
    Position position(String name) {
        return fields.find(name).map(DocumentNode::position).orElse(fields.position());
    }

    Optional<DocumentNode> node(String name) {
        return fields.find(name);
    }

    /** Returns a field that must be there. */
    Optional<DocumentNode> required(String name, String meaning) {
        Optional<DocumentNode> node = fields.find(name);
        if (node.isEmpty()) {
            problems.add(fields.position(), "the field \"" + name + "\" is missing here: " + meaning);
        }
        return node;
    }

    Optional<String> text(String name, String meaning) {
        return fields.text(name, "expected " + meaning).map(Scalar::value);
    }

    Optional<String> requiredText(String name, String meaning) {
        return required(name, meaning).flatMap(node -> text(name, meaning));
    }

    <T> Optional<T> parsed(String name, String meaning, Form<T> form) {
        return fields.text(name, "expected " + meaning).flatMap(scalar -> parse(scalar, form, problems));
    }

    static <T> Optional<T> parse(Scalar scalar, Form<T> form, Problems problems) {
        try {
            return Optional.of(form.parse(scalar.value()));
        } catch (IllegalArgumentException wrong) {
            problems.add(scalar.position(), String.valueOf(wrong.getMessage()));
            return Optional.empty();
        }
    }

    /** One of these words. */
    <E> Optional<E> oneOf(String name, List<E> values, Function<? super E, String> word) {
        List<String> words = values.stream().map(word).toList();
        return fields.text(name, "expected one of " + String.join(", ", words))
                .flatMap(scalar -> oneOf(scalar, values, word, problems));
    }

    <E> Optional<E> oneOf(String name, E[] values, Function<? super E, String> word) {
        return oneOf(name, Arrays.asList(values), word);
    }

    static <E> Optional<E> oneOf(Scalar scalar, List<E> values, Function<? super E, String> word, Problems problems) {
        Optional<E> found = values.stream()
                .filter(value -> word.apply(value).equals(scalar.value()))
                .findFirst();
        if (found.isEmpty()) {
            List<String> words = values.stream().map(word).toList();
            String meant = NearestWord.to(scalar.value(), words)
                    .map(near -> "; did you mean \"" + near + "\"?")
                    .orElse("");
            problems.add(scalar.position(), "expected one of " + String.join(", ", words) + meant);
        }
        return found;
    }

    boolean flag(String name) {
        return fields.scalar(name, ScalarType.BOOLEAN, "expected true or false")
                .map(scalar -> scalar.value().equals("true"))
                .orElse(false);
    }

    /** Returns a text, or a list of texts; never empty if there is such a field and no problem with it. */
    List<Scalar> words(String name, String meaning) {
        return fields.find(name).map(node -> words(node, meaning, problems)).orElse(List.of());
    }

    static List<Scalar> words(DocumentNode node, String meaning, Problems problems) {
        if (!(node instanceof Sequence sequence)) {
            return Fields.text(node, "expected " + meaning + ", or a list of these", problems).stream()
                    .toList();
        }
        List<Scalar> words = new ArrayList<>();
        for (DocumentNode item : sequence.items()) {
            Fields.text(item, "expected " + meaning, problems).ifPresent(words::add);
        }
        if (sequence.items().isEmpty()) {
            problems.add(sequence.position(), "expected at least one in this list: " + meaning);
        }
        return words;
    }

    /** Returns the items of a list; none if there is no such field. */
    List<DocumentNode> items(String name, String meaning) {
        return fields.list(name, "expected a list: " + meaning)
                .map(Sequence::items)
                .orElse(List.of());
    }

    /** Returns the fields of a mapping whose names are not known here; none if there is no such field. */
    List<Entry> entries(String name, String meaning) {
        return fields.mapping(name, "expected a mapping: " + meaning)
                .map(Mapping::entries)
                .orElse(List.of());
    }

    static List<Entry> entries(DocumentNode node, String meaning, Problems problems) {
        if (node instanceof Mapping mapping) {
            return mapping.entries();
        }
        problems.add(node.position(), "expected a mapping: " + meaning);
        return List.of();
    }

    void problem(String name, String message) {
        problems.add(position(name), message);
    }
}
