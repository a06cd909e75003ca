package io.keyaudit.declarative;

import io.keyaudit.yaml.DocumentNode;
import io.keyaudit.yaml.DocumentNode.Entry;
import io.keyaudit.yaml.DocumentNode.Mapping;
import io.keyaudit.yaml.DocumentNode.Scalar;
import io.keyaudit.yaml.InvalidFileException;
import io.keyaudit.yaml.Position;
import io.keyaudit.yaml.Problems;
import io.keyaudit.yaml.TextFile;
import io.keyaudit.yaml.YamlReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file that describes a service.
 *
 * @param path the file
 * @param service what it describes
 * @param inherited the fields that it takes over from the service that it extends
 */
record ServiceFile(Path path, Service service, Set<String> inherited) {
    /** The only service that a file can extend: all others are complete. */
    private static final String EXTENSIBLE = "oauth2-introspection";

    private static final String EXTENDS = "extends";

    /**
     * Reads a file.
     *
     * @throws InvalidFileException if anything at all is wrong; lists everything that is
     */
    static ServiceFile read(Path path) throws InvalidFileException {
        Problems problems = Problems.in(path);
        return read(path, TextFile.read(path, problems), problems);
    }

    /**
     * Reads a file's text.
     *
     * @throws InvalidFileException if anything at all is wrong; lists everything that is
     */
    static ServiceFile read(Path path, String text) throws InvalidFileException {
        return read(path, text, Problems.in(path));
    }

    private static ServiceFile read(Path path, String text, Problems problems) throws InvalidFileException {
        DocumentNode root = YamlReader.read(text, problems)
                .orElseThrow(() -> problems.fatal(
                        Position.START, "the file is empty; docs/declarative-providers.md shows one to start from"));
        return read(path, root, problems);
    }

    /**
     * Reads a file's document.
     *
     * @throws InvalidFileException if anything at all is wrong; lists everything that is
     */
    static ServiceFile read(Path path, DocumentNode root, Problems problems) throws InvalidFileException {
        VisibleNames.require(root, problems);
        List<Entry> inherited = root instanceof Mapping mapping ? inherited(mapping, problems) : List.of();
        Optional<Service> service = new ServiceReader(problems).read(with(inherited, root));
        problems.throwIfAny();
        return new ServiceFile(
                path,
                service.orElseThrow(),
                inherited.stream().map(Entry::name).collect(Collectors.toUnmodifiableSet()));
    }

    /** Returns whether a field is not stated here, but by the service that this extends. */
    boolean inherits(String field) {
        return inherited.contains(field);
    }

    private static DocumentNode with(List<Entry> inherited, DocumentNode root) {
        return inherited.isEmpty()
                ? root
                : new Mapping(
                        root.position(),
                        Stream.concat(((Mapping) root).entries().stream(), inherited.stream())
                                .toList());
    }

    /** What the file leaves out is as in the service that it extends; what it states replaces that. */
    private static List<Entry> inherited(Mapping mapping, Problems problems) throws InvalidFileException {
        Optional<Entry> base = mapping.entry(EXTENDS);
        if (base.isEmpty()) {
            return List.of();
        }
        if (!(base.get().value() instanceof Scalar scalar) || !scalar.value().equals(EXTENSIBLE)) {
            problems.add(base.get().value().position(), "the only service that can be extended is " + EXTENSIBLE);
            return List.of();
        }
        return base(problems).entries().stream()
                .filter(entry -> mapping.entry(entry.name()).isEmpty())
                .toList();
    }

    private static Mapping base(Problems problems) throws InvalidFileException {
        DocumentNode root =
                YamlReader.read(BuiltinServices.text(EXTENSIBLE), problems).orElseThrow(IllegalStateException::new);
        return (Mapping) root;
    }
}
