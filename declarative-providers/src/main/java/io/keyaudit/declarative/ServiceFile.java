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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file that describes a service.
 *
 * @param path the file
 * @param service what it describes
 */
record ServiceFile(Path path, Service service) {
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
        DocumentNode whole = root instanceof Mapping mapping ? extended(mapping, problems) : root;
        Optional<Service> service = new ServiceReader(problems).read(whole);
        problems.throwIfAny();
        return new ServiceFile(path, service.orElseThrow());
    }

    /** What the file leaves out is as in the service that it extends; what it states replaces that. */
    private static Mapping extended(Mapping mapping, Problems problems) throws InvalidFileException {
        if (mapping.entry(EXTENDS).isEmpty()) {
            return mapping;
        }
        DocumentNode given = mapping.entry(EXTENDS).get().value();
        if (!(given instanceof Scalar scalar) || !scalar.value().equals(EXTENSIBLE)) {
            problems.add(given.position(), "the only service that can be extended is " + EXTENSIBLE);
            return mapping;
        }
        List<Entry> entries = new ArrayList<>(mapping.entries());
        for (Entry entry : base(problems).entries()) {
            if (mapping.entry(entry.name()).isEmpty()) {
                entries.add(entry);
            }
        }
        return new Mapping(mapping.position(), entries);
    }

    private static Mapping base(Problems problems) throws InvalidFileException {
        DocumentNode root =
                YamlReader.read(BuiltinServices.text(EXTENSIBLE), problems).orElseThrow(IllegalStateException::new);
        return (Mapping) root;
    }
}
