package io.keyaudit.formats;

import io.keyaudit.Endpoint;
import io.keyaudit.Fact;
import io.keyaudit.formats.YamlNode.Mapping;
import io.keyaudit.formats.YamlNode.Scalar;
import io.keyaudit.formats.YamlNode.ScalarType;
import io.keyaudit.formats.YamlNode.Sequence;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The fields of an object that a program wrote: of exactly these names and kinds. The first flaw ends the reading, as
 * what else such a file says cannot be trusted.
 */
final class StrictFields {
    private final Fields fields;
    private final Problems problems;

    private StrictFields(Fields fields, Problems problems) {
        this.fields = fields;
        this.problems = problems;
    }

    static StrictFields of(YamlNode node, List<String> known, Problems problems) throws InvalidFileException {
        Optional<Fields> fields = Fields.of(node, known, problems);
        problems.throwIfAny();
        return new StrictFields(fields.orElseThrow(), problems);
    }

    Position position() {
        return fields.position();
    }

    boolean has(String name) {
        return fields.has(name);
    }

    YamlNode node(String name) throws InvalidFileException {
        return fields.find(name)
                .orElseThrow(() -> problems.fatal(fields.position(), "the field \"" + name + "\" is missing here"));
    }

    String text(String name) throws InvalidFileException {
        return text(node(name));
    }

    /** A text that says something. */
    String name(String name) throws InvalidFileException {
        String text = text(name);
        if (text.isBlank()) {
            throw problems.fatal(node(name).position(), "expected a text that is not blank");
        }
        return text;
    }

    int number(String name) throws InvalidFileException {
        String digits = scalar(node(name), ScalarType.INTEGER, "a whole number");
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException large) {
            throw problems.fatal(node(name).position(), "this number is too large");
        }
    }

    boolean flag(String name) throws InvalidFileException {
        return flag(node(name));
    }

    Instant instant(String name) throws InvalidFileException {
        return instant(node(name));
    }

    List<String> texts(String name) throws InvalidFileException {
        List<String> texts = new ArrayList<>();
        for (YamlNode item : items(name)) {
            texts.add(text(item));
        }
        return Collections.unmodifiableList(texts);
    }

    List<YamlNode> items(String name) throws InvalidFileException {
        if (node(name) instanceof Sequence list) {
            return list.items();
        }
        throw problems.fatal(node(name).position(), "expected a list");
    }

    /** Texts by names of any kind. */
    Map<String, String> texts(String name, String meaning) throws InvalidFileException {
        if (!(node(name) instanceof Mapping mapping)) {
            throw problems.fatal(node(name).position(), "expected " + meaning);
        }
        Map<String, String> texts = new TreeMap<>();
        for (YamlNode.Entry entry : mapping.entries()) {
            texts.put(entry.name(), text(entry.value()));
        }
        return texts;
    }

    Optional<Endpoint> endpoint(String name) throws InvalidFileException {
        if (!has(name)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Endpoint.parse(text(name)));
        } catch (IllegalArgumentException refused) {
            throw problems.fatal(node(name).position(), String.valueOf(refused.getMessage()));
        }
    }

    <E> E oneOf(String name, E[] values, Function<E, String> form) throws InvalidFileException {
        String text = text(name);
        List<String> forms = new ArrayList<>();
        for (E value : values) {
            if (form.apply(value).equals(text)) {
                return value;
            }
            forms.add(form.apply(value));
        }
        throw problems.fatal(node(name).position(), "expected one of " + String.join(", ", forms));
    }

    Fact<String> textFact(String name) throws InvalidFileException {
        return isKnown(name) ? Fact.known(text(name)) : absence(name);
    }

    Fact<Instant> instantFact(String name) throws InvalidFileException {
        return isKnown(name) ? Fact.known(instant(name)) : absence(name);
    }

    Fact<Boolean> flagFact(String name) throws InvalidFileException {
        return isKnown(name) ? Fact.known(flag(name)) : absence(name);
    }

    /** Whether there is a value other than null. */
    boolean isKnown(String name) {
        return fields.find(name)
                .filter(node -> !(node instanceof Scalar scalar && scalar.type() == ScalarType.NULL))
                .isPresent();
    }

    /** What a field without a value says. */
    <T> Fact<T> absence(String name) {
        return has(name) ? Fact.none() : Fact.unknown();
    }

    private Instant instant(YamlNode node) throws InvalidFileException {
        try {
            return Instant.parse(text(node));
        } catch (DateTimeException malformed) {
            throw problems.fatal(node.position(), "expected an instant such as 2027-01-31T00:00:00Z");
        }
    }

    private String text(YamlNode node) throws InvalidFileException {
        return scalar(node, ScalarType.TEXT, "a text");
    }

    private boolean flag(YamlNode node) throws InvalidFileException {
        return Boolean.parseBoolean(scalar(node, ScalarType.BOOLEAN, "true or false"));
    }

    private String scalar(YamlNode node, ScalarType type, String expected) throws InvalidFileException {
        if (node instanceof Scalar scalar && scalar.type() == type) {
            return scalar.value();
        }
        throw problems.fatal(node.position(), "expected " + expected);
    }
}
