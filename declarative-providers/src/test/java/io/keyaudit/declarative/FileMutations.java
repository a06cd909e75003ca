package io.keyaudit.declarative;

import io.keyaudit.FailureKind;
import io.keyaudit.yaml.DocumentNode;
import io.keyaudit.yaml.DocumentNode.Entry;
import io.keyaudit.yaml.DocumentNode.Mapping;
import io.keyaudit.yaml.DocumentNode.Scalar;
import io.keyaudit.yaml.DocumentNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Makes wrong files of a right one: in each, one thing that decides how keys are read is left out, exchanged or misspelt. What
 * people read, how sensitive an access is, how often a service is asked and how long it is left alone, and forms of keys that
 * can be asked about do not decide that.
 */
final class FileMutations {
    private static final Set<String> DECIDING = Set.of(
            "requests",
            "errors",
            "success",
            "unknownIf",
            "scopesFrom",
            "everyKey",
            "scopes",
            "patterns",
            "neverDenied",
            "unrecognized",
            "echoes",
            "keys",
            "facts");
    private static final Set<String> FOR_PEOPLE = Set.of("name", "say", "sure", "because", "pause");
    private static final Map<String, List<String>> EXCHANGED = Map.of(
            "r", List.of("w", "rw"),
            "w", List.of("r", "rw"),
            "rw", List.of("r", "w"),
            "everything", List.of("nothing"),
            "nothing", List.of("everything"),
            "true", List.of("false"),
            "false", List.of("true"));
    private static final List<String> MISSING = List.of("none", "unknown", "everything", "error");

    private final List<Mutation> found = new ArrayList<>();
    private final String top;

    private FileMutations(String top) {
        this.top = top;
    }

    /**
     * A file with one mistake.
     *
     * @param part the field of the file that it is in
     * @param what what is wrong, and where
     */
    record Mutation(String part, String what, Mapping file) {}

    static List<Mutation> of(Mapping file) {
        List<Mutation> all = new ArrayList<>();
        for (Entry entry : file.entries()) {
            if (DECIDING.contains(entry.name()) && !ofSupportedKeys(entry)) {
                FileMutations mutations = new FileMutations(entry.name());
                mutations.drop(entry.name(), file, entry, root -> root);
                mutations.change(entry.name(), entry.name(), entry.value(), node -> with(file, entry, node));
                all.addAll(mutations.found);
            }
        }
        return all;
    }

    private static boolean ofSupportedKeys(Entry entry) {
        return entry.name().equals("keys")
                && ((Sequence) entry.value())
                        .items().stream()
                                .noneMatch(key ->
                                        ((Mapping) key).entry("unsupported").isPresent());
    }

    private void add(String what, DocumentNode file) {
        found.add(new Mutation(top, what, (Mapping) file));
    }

    private void drop(String place, Mapping mapping, Entry entry, UnaryOperator<DocumentNode> whole) {
        List<Entry> rest = mapping.entries().stream()
                .filter(other -> !other.name().equals(entry.name()))
                .toList();
        add(entry.position() + " without " + place, whole.apply(new Mapping(mapping.position(), rest)));
    }

    /** Makes mistakes in a part of the file; {@code whole} returns the file with another part in its place. */
    private void change(String place, String field, DocumentNode part, UnaryOperator<DocumentNode> whole) {
        if (part instanceof Mapping mapping) {
            for (Entry entry : mapping.entries()) {
                if (!FOR_PEOPLE.contains(entry.name())) {
                    String inside = place + "." + entry.name();
                    drop(inside, mapping, entry, whole);
                    change(inside, entry.name(), entry.value(), node -> whole.apply(with(mapping, entry, node)));
                }
            }
            swapMissing(place, mapping, whole);
        } else if (part instanceof Sequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                item(place, field, sequence, i, whole);
            }
        } else if (part instanceof Scalar scalar) {
            others(field, scalar.value())
                    .forEach(other -> add(
                            scalar.position() + " " + place + ": " + other + " in place of " + scalar.value(),
                            whole.apply(new Scalar(scalar.position(), scalar.type(), other))));
        }
    }

    private void item(String place, String field, Sequence sequence, int index, UnaryOperator<DocumentNode> whole) {
        DocumentNode item = sequence.items().get(index);
        if (field.equals("keys") && ((Mapping) item).entry("unsupported").isEmpty()) {
            return;
        }
        List<DocumentNode> rest = new ArrayList<>(sequence.items());
        rest.remove(index);
        add(
                item.position() + " without item " + index + " of " + place,
                whole.apply(new Sequence(sequence.position(), rest)));
        change(place + "[" + index + "]", field, item, node -> {
            List<DocumentNode> items = new ArrayList<>(sequence.items());
            items.set(index, node);
            return whole.apply(new Sequence(sequence.position(), items));
        });
    }

    private void swapMissing(String place, Mapping mapping, UnaryOperator<DocumentNode> whole) {
        if (mapping.entry("absent").isPresent() && mapping.entry("empty").isPresent()) {
            DocumentNode absent = mapping.entry("absent").get().value();
            DocumentNode empty = mapping.entry("empty").get().value();
            if (!((Scalar) absent).value().equals(((Scalar) empty).value())) {
                Mapping swapped = with(
                        with(mapping, mapping.entry("absent").get(), empty),
                        mapping.entry("empty").get(),
                        absent);
                add(mapping.position() + " " + place + ": absent and empty swapped", whole.apply(swapped));
            }
        }
    }

    private static Stream<String> others(String field, String word) {
        if (Set.of("absent", "empty", "null").contains(field)) {
            return MISSING.stream().filter(other -> !other.equals(word));
        }
        if (field.equals("kind")
                && Stream.of(FailureKind.values()).anyMatch(kind -> kind.text().equals(word))) {
            return Stream.of("rejected", "forbidden", "configuration").filter(other -> !other.equals(word));
        }
        if (field.equals("newSubject")) {
            return Stream.of("everything", "related", "itself").filter(other -> !other.equals(word));
        }
        if (field.equals("as")) {
            return Stream.of(TimeFormat.values()).map(TimeFormat::text).filter(other -> !other.equals(word));
        }
        if (field.equals("is")) {
            return Stream.of("active", "inactive", "expired").filter(other -> !other.equals(word));
        }
        if (field.equals("unsupported")) {
            return Stream.of();
        }
        if (word.matches("[2-5]\\d\\d")) {
            return Stream.of("418");
        }
        return EXCHANGED.getOrDefault(word, List.of(word + "x")).stream();
    }

    private static Mapping with(Mapping mapping, Entry entry, DocumentNode value) {
        return new Mapping(
                mapping.position(),
                mapping.entries().stream()
                        .map(other -> other.name().equals(entry.name())
                                ? new Entry(other.position(), other.name(), value)
                                : other)
                        .toList());
    }
}
