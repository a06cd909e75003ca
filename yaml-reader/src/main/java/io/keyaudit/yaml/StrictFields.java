package io.keyaudit.yaml;

import io.keyaudit.Endpoint;
import io.keyaudit.Fact;
import io.keyaudit.yaml.DocumentNode.Mapping;
import io.keyaudit.yaml.DocumentNode.Scalar;
import io.keyaudit.yaml.DocumentNode.ScalarType;
import io.keyaudit.yaml.DocumentNode.Sequence;
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
 * The fields of an object that a program wrote. The first problem ends the reading, as nothing else in a damaged file
 * can be trusted. Not thread-safe.
 *
 * <p>Every method that reads a value throws {@link InvalidFileException} if it is missing or not of the type wanted.
 */
public final class StrictFields {
    private final Fields fields;
    private final Problems problems;

    private StrictFields(Fields fields, Problems problems) {
        this.fields = fields;
        this.problems = problems;
    }

    /** Returns the fields of a mapping that has no others than these. */
    public static StrictFields of(DocumentNode node, List<String> known, Problems problems)
            throws InvalidFileException {
        Optional<Fields> fields = Fields.of(node, known, problems);
        problems.throwIfAny();
        return new StrictFields(fields.orElseThrow(), problems);
    }

    /** Returns where the mapping begins. */
    public Position position() {
        return fields.position();
    }

    /** Returns whether there is a field of that name, whatever its value. */
    public boolean has(String name) {
        return fields.has(name);
    }

    /** Returns the value of a field that must be there. */
    public DocumentNode node(String name) throws InvalidFileException {
        return fields.find(name)
                .orElseThrow(() -> problems.fatal(fields.position(), "the field \"" + name + "\" is missing here"));
    }

    /** Returns the text of a field that must be there; it can be blank. */
    public String text(String name) throws InvalidFileException {
        return text(node(name));
    }

    /** Returns the text of a field that must be there and not be blank. */
    public String name(String name) throws InvalidFileException {
        String text = text(name);
        if (text.isBlank()) {
            throw problems.fatal(node(name).position(), "expected a text that is not blank");
        }
        return text;
    }

    /** Returns the whole number of a field that must be there. */
    public int number(String name) throws InvalidFileException {
        String digits = scalar(node(name), ScalarType.INTEGER, "a whole number");
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException large) {
            throw problems.fatal(node(name).position(), "this number is too large");
        }
    }

    /** Returns the boolean of a field that must be there. */
    public boolean flag(String name) throws InvalidFileException {
        return flag(node(name));
    }

    /** Returns the instant of a field that must be there, such as {@code 2027-01-31T00:00:00Z}. */
    public Instant instant(String name) throws InvalidFileException {
        return instant(node(name));
    }

    /** Returns the list of texts of a field that must be there. */
    public List<String> texts(String name) throws InvalidFileException {
        List<String> texts = new ArrayList<>();
        for (DocumentNode item : items(name)) {
            texts.add(text(item));
        }
        return Collections.unmodifiableList(texts);
    }

    /** Returns the items of a field that must be there and be a list. */
    public List<DocumentNode> items(String name) throws InvalidFileException {
        if (node(name) instanceof Sequence list) {
            return list.items();
        }
        throw problems.fatal(node(name).position(), "expected a list");
    }

    /**
     * Returns the texts of a mapping by their names, which can be any.
     *
     * @param meaning what is expected, for the message
     */
    public Map<String, String> texts(String name, String meaning) throws InvalidFileException {
        if (!(node(name) instanceof Mapping mapping)) {
            throw problems.fatal(node(name).position(), "expected " + meaning);
        }
        Map<String, String> texts = new TreeMap<>();
        for (DocumentNode.Entry entry : mapping.entries()) {
            texts.put(entry.name(), text(entry.value()));
        }
        return texts;
    }

    /** Returns the endpoint of a field, or nothing if there is no such field. */
    public Optional<Endpoint> endpoint(String name) throws InvalidFileException {
        if (!has(name)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Endpoint.parse(text(name)));
        } catch (IllegalArgumentException refused) {
            throw problems.fatal(node(name).position(), String.valueOf(refused.getMessage()));
        }
    }

    /** Returns the value whose form the text of a field is; the field must be there. */
    public <E> E oneOf(String name, E[] values, Function<E, String> form) throws InvalidFileException {
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

    /** Returns the text of a field: none if it is null, unknown if there is no such field. */
    public Fact<String> textFact(String name) throws InvalidFileException {
        return isKnown(name) ? Fact.known(text(name)) : absence(name);
    }

    /** Returns the instant of a field: none if it is null, unknown if there is no such field. */
    public Fact<Instant> instantFact(String name) throws InvalidFileException {
        return isKnown(name) ? Fact.known(instant(name)) : absence(name);
    }

    /** Returns the boolean of a field: none if it is null, unknown if there is no such field. */
    public Fact<Boolean> flagFact(String name) throws InvalidFileException {
        return isKnown(name) ? Fact.known(flag(name)) : absence(name);
    }

    /** Returns whether there is a value other than null. */
    public boolean isKnown(String name) {
        return fields.find(name)
                .filter(node -> !(node instanceof Scalar scalar && scalar.type() == ScalarType.NULL))
                .isPresent();
    }

    /** Returns what a field without a value says: none if it is null, unknown if there is no such field. */
    public <T> Fact<T> absence(String name) {
        return has(name) ? Fact.none() : Fact.unknown();
    }

    private Instant instant(DocumentNode node) throws InvalidFileException {
        try {
            return Instant.parse(text(node));
        } catch (DateTimeException malformed) {
            throw problems.fatal(node.position(), "expected an instant such as 2027-01-31T00:00:00Z");
        }
    }

    private String text(DocumentNode node) throws InvalidFileException {
        return scalar(node, ScalarType.TEXT, "a text");
    }

    private boolean flag(DocumentNode node) throws InvalidFileException {
        return Boolean.parseBoolean(scalar(node, ScalarType.BOOLEAN, "true or false"));
    }

    private String scalar(DocumentNode node, ScalarType type, String expected) throws InvalidFileException {
        if (node instanceof Scalar scalar && scalar.type() == type) {
            return scalar.value();
        }
        throw problems.fatal(node.position(), "expected " + expected);
    }
}
