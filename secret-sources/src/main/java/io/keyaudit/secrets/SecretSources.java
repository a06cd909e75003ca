package io.keyaudit.secrets;

import io.keyaudit.spi.SecretSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Everything that references to secrets can name: {@code env}, {@code file}, {@code dotenv} and {@code json}, which are
 * always there, and further {@link SecretSource}s. Shows no secret. Immutable and thread-safe, but for being closed.
 */
public final class SecretSources implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    private final Map<String, String> environment;
    private final Map<String, SecretSource> sources;
    private final Optional<List<Path>> folders;

    private SecretSources(
            Map<String, String> environment, Map<String, SecretSource> sources, Optional<List<Path>> folders) {
        this.environment = environment;
        this.sources = sources;
        this.folders = folders;
    }

    /**
     * Returns environment variables and files.
     *
     * @param environment the environment variables
     */
    public static SecretSources of(Map<String, String> environment) {
        return new SecretSources(environment, Map.of(), Optional.empty());
    }

    /**
     * Returns environment variables, files, and the sources that are found through ServiceLoader.
     *
     * @throws IllegalArgumentException if a source has a name that it cannot have
     */
    public static SecretSources discover(Map<String, String> environment) {
        return of(environment)
                .and(ServiceLoader.load(SecretSource.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList());
    }

    /**
     * Returns whether a further source can have this name: it has the form of one, and is not the name of a source that
     * is always there.
     */
    public static boolean isFreeName(String name) {
        return NAME.matcher(name).matches() && !LocalSecrets.NAMES.contains(name) && !name.equals("prompt");
    }

    /**
     * Returns these and further sources. Closing the result closes them.
     *
     * @throws IllegalArgumentException if one has the name of another, or a name that it cannot have
     */
    public SecretSources and(Collection<? extends SecretSource> further) {
        Map<String, SecretSource> all = new TreeMap<>(sources);
        for (SecretSource source : further) {
            if (!isFreeName(source.name())) {
                throw new IllegalArgumentException(
                        "a source of secrets is named with lower-case letters, digits and hyphens, and not env, file, "
                                + "dotenv, json or prompt");
            }
            if (all.putIfAbsent(source.name(), source) != null) {
                throw new IllegalArgumentException("two sources of secrets are named \"" + source.name() + "\"");
            }
        }
        return new SecretSources(environment, all, folders);
    }

    /**
     * Returns these, reading files in these folders only, whatever links there are.
     *
     * @param allowed the folders; one that does not exist holds nothing, so that none at all allows no file
     */
    public SecretSources onlyFrom(List<Path> allowed) {
        return new SecretSources(
                environment,
                sources,
                Optional.of(allowed.stream().map(SecretSources::real).toList()));
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException missing) {
            return folder.toAbsolutePath().normalize();
        }
    }

    /**
     * Returns a reader of references.
     *
     * @param folder where relative paths of files begin, and where {@code .env} is
     */
    public SecretReader in(Path folder) {
        return new SecretReader(new LocalSecrets(new SecretFolders(folder, folders), environment), sources);
    }

    /** Closes every further source. */
    @Override
    public void close() {
        sources.values().forEach(SecretSource::close);
    }

    /** Shows the names of the further sources. */
    @Override
    public String toString() {
        return "SecretSources" + sources.keySet();
    }
}
