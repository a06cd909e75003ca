package io.keyaudit.declarative;

import io.keyaudit.providers.Providers;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderSource;
import io.keyaudit.yaml.InvalidFileException;
import io.keyaudit.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Providers of services that are described in YAML: those of this module, which {@link java.util.ServiceLoader} finds,
 * and those of any other file. Thread-safe.
 *
 * <pre>{@code
 * KeyAuditor.builder()
 *         .providers(Providers.discover().and(DeclarativeProviders.read(Path.of("acme.yaml"))))
 *         .build();
 * }</pre>
 */
public final class DeclarativeProviders implements ProviderSource {
    private static final String SUFFIX = ".yaml";

    private final Function<String, ServiceFile> reader;

    /** For {@link java.util.ServiceLoader}. */
    public DeclarativeProviders() {
        this(BuiltinServices::read);
    }

    DeclarativeProviders(Function<String, ServiceFile> reader) {
        this.reader = reader;
    }

    /** Returns the providers of the services that are described in this module. Each reads its file when first used. */
    @Override
    public List<PermissionProvider> providers() {
        return BuiltinServices.IDS.stream()
                .<PermissionProvider>map(
                        id -> new DeclarativeProvider(id, BuiltinServices.path(id), () -> reader.apply(id)))
                .toList();
    }

    /**
     * Reads the file of a service, or all files of a folder whose names end in {@code .yaml}.
     *
     * @throws InvalidFileException if anything is wrong with a file, or there is none in the folder; lists all that is
     */
    public static Providers read(Path path) throws InvalidFileException {
        List<PermissionProvider> providers = new ArrayList<>();
        for (Path file : Files.isDirectory(path) ? files(path) : List.of(path)) {
            providers.add(DeclarativeProvider.of(ServiceFile.read(file)));
        }
        return Providers.of(providers);
    }

    /**
     * Reads the file of a service, or all files of a folder, and runs their examples. Sends nothing.
     *
     * @return what is wrong with the examples, each with file and line; empty if nothing is
     * @throws InvalidFileException as {@link #read} does
     */
    public static List<String> check(Path path) throws InvalidFileException {
        List<String> problems = new ArrayList<>();
        for (Path file : Files.isDirectory(path) ? files(path) : List.of(path)) {
            problems.addAll(ExampleCheck.problems(ServiceFile.read(file)));
        }
        return problems;
    }

    private static List<Path> files(Path folder) throws InvalidFileException {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> files = entries.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw Problems.in(folder).fatal("there is no file in this folder whose name ends in " + SUFFIX);
            }
            return files;
        } catch (IOException unreadable) {
            throw Problems.in(folder).fatal("the folder cannot be read");
        }
    }
}
