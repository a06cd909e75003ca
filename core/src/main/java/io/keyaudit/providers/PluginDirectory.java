package io.keyaudit.providers;

import io.keyaudit.spi.PermissionProvider;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Finds plugins in a folder. Each entry is one plugin: a jar, or a folder of jars that belong together. Their class
 * loaders stay open for as long as the JVM runs, since nobody knows when a provider is no longer in use.
 */
final class PluginDirectory {
    private PluginDirectory() {}

    /**
     * Returns the plugins in a folder, by name of their files. A broken one is a problem, and stops no other.
     *
     * @throws IOException if the folder cannot be read
     */
    static Discovery load(Path folder) throws IOException {
        Discovery found = new Discovery(List.of(), List.of(), List.of());
        for (Path entry : entries(folder)) {
            found = found.and(plugin(entry));
        }
        return found;
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !name(entry).startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private static Discovery plugin(Path entry) {
        try {
            List<Path> jars = jars(entry);
            if (jars.isEmpty()) {
                return problem(entry, "it is neither a jar nor a folder of jars");
            }
            for (Path jar : jars) {
                Optional<String> other = otherSpi(jar);
                if (other.isPresent()) {
                    return problem(entry, other.get());
                }
            }
            return load(entry, jars);
        } catch (IOException unreadable) {
            return problem(entry, "it cannot be read, or is not a whole jar");
        }
    }

    private static List<Path> jars(Path entry) throws IOException {
        if (!Files.isDirectory(entry)) {
            return isJar(entry) ? List.of(entry) : List.of();
        }
        return entries(entry).stream().filter(PluginDirectory::isJar).toList();
    }

    /** What is wrong with a jar that says which version of the SPI it is built against, if anything. */
    private static Optional<String> otherSpi(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Optional<String> version = Optional.ofNullable(file.getManifest())
                    .map(Manifest::getMainAttributes)
                    .map(attributes -> attributes.getValue(PermissionProvider.SPI_VERSION_ATTRIBUTE))
                    .map(String::strip);
            return version.filter(built -> !built.equals(PermissionProvider.SPI_VERSION))
                    .map(built -> "it is built against version " + built + " of keyaudit's SPI, and this keyaudit has "
                            + PermissionProvider.SPI_VERSION);
        }
    }

    // The class loader is the plugin's for good.
    @SuppressWarnings("resource")
    private static Discovery load(Path entry, List<Path> jars) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path jar : jars) {
            urls.add(jar.toUri().toURL());
        }
        PluginClassLoader classes = new PluginClassLoader(urls);
        Discovery found = Discovery.with(classes);
        if (found.providers().isEmpty()
                && found.offered().isEmpty()
                && found.problems().isEmpty()) {
            return problem(
                    entry,
                    "it names no provider; META-INF/services/" + PermissionProvider.class.getName()
                            + " is missing or empty");
        }
        return new Discovery(
                found.providers(),
                found.offered(),
                found.problems().stream()
                        .map(said -> "plugin " + entry + ": " + said)
                        .toList());
    }

    private static Discovery problem(Path entry, String reason) {
        return new Discovery(List.of(), List.of(), List.of("plugin " + entry + " cannot be used: " + reason));
    }

    private static boolean isJar(Path file) {
        return name(file).endsWith(".jar") && Files.isRegularFile(file);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
