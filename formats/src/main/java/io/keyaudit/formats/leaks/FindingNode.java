package io.keyaudit.formats.leaks;

import io.keyaudit.Secret;
import io.keyaudit.yaml.DocumentNode;
import io.keyaudit.yaml.DocumentNode.Entry;
import io.keyaudit.yaml.DocumentNode.Mapping;
import io.keyaudit.yaml.DocumentNode.Scalar;
import io.keyaudit.yaml.DocumentNode.ScalarType;
import io.keyaudit.yaml.DocumentNode.Sequence;
import io.keyaudit.yaml.InvalidFileException;
import io.keyaudit.yaml.Problems;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** An object in a scanner's output. Fields that are not asked for do not matter: scanners add some with every version. */
final class FindingNode {
    /** What stands in the place of a secret: a word in capitals, stars, or an end that is cut off. */
    private static final Pattern MASKED =
            Pattern.compile("\\s*|\\[?\\W*REDACTED.*|.*\\*{3}.*|.*(\\.\\.\\.|…)", Pattern.DOTALL);

    private final Mapping mapping;
    private final Problems problems;

    private FindingNode(Mapping mapping, Problems problems) {
        this.mapping = mapping;
        this.problems = problems;
    }

    static FindingNode of(DocumentNode node, Problems problems) throws InvalidFileException {
        if (node instanceof Mapping mapping) {
            return new FindingNode(mapping, problems);
        }
        throw problems.fatal(node.position(), "expected an object of the scanner's; is --from the right one?");
    }

    /** Returns the items of a list. */
    static List<DocumentNode> items(DocumentNode node, Problems problems) throws InvalidFileException {
        if (node instanceof Sequence list) {
            return list.items();
        }
        throw problems.fatal(node.position(), "expected a list of the scanner's; is --from the right one?");
    }

    boolean has(String name) {
        return mapping.entry(name).isPresent();
    }

    /** Returns the value of a field; null counts as none. */
    Optional<DocumentNode> find(String name) {
        return mapping.entry(name)
                .map(Entry::value)
                .filter(value -> !(value instanceof Scalar scalar && scalar.type() == ScalarType.NULL));
    }

    /** Returns the objects in a field, or nothing if there is no such field. */
    Optional<FindingNode> object(String name) throws InvalidFileException {
        Optional<DocumentNode> value = find(name);
        return value.isPresent() ? Optional.of(of(value.get(), problems)) : Optional.empty();
    }

    /** Returns the values of all fields that are objects. */
    List<FindingNode> objects() {
        return mapping.entries().stream()
                .map(Entry::value)
                .filter(Mapping.class::isInstance)
                .map(value -> new FindingNode((Mapping) value, problems))
                .toList();
    }

    /** Returns the items of a list in a field; none if there is no such field. */
    List<DocumentNode> list(String name) throws InvalidFileException {
        Optional<DocumentNode> value = find(name);
        return value.isPresent() ? items(value.get(), problems) : List.of();
    }

    /** Returns the text of a field that every finding has. */
    String required(String name) throws InvalidFileException {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            throw problems.fatal(mapping.position(), "no \"" + name + "\" here; is --from the right one?");
        }
        return text.get();
    }

    Optional<String> text(String name) {
        return find(name)
                .filter(value -> value instanceof Scalar scalar && scalar.type() == ScalarType.TEXT)
                .map(value -> ((Scalar) value).value());
    }

    /** Returns the line in a field, from 1 on. */
    OptionalInt line(String name) {
        Optional<String> digits = find(name)
                .filter(value -> value instanceof Scalar scalar
                        && scalar.type() == ScalarType.INTEGER
                        && scalar.value().length() < 10)
                .map(value -> ((Scalar) value).value());
        int line = digits.map(Integer::parseInt).orElse(0);
        return line > 0 ? OptionalInt.of(line) : OptionalInt.empty();
    }

    /** Returns the secret in a field, unless it is masked. */
    Optional<Secret> secret(String name) {
        return text(name).filter(text -> !MASKED.matcher(text).matches()).map(Secret::of);
    }
}
