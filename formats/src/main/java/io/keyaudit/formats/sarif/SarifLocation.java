package io.keyaudit.formats.sarif;

import io.keyaudit.formats.json.JsonOutput;
import io.keyaudit.formats.keys.KeysFile;
import io.keyaudit.yaml.Position;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Where findings are, as code scanning takes it: in a file whose path is relative to the repository.
 *
 * @param uri the keys file, relative
 * @param positions where each key is listed
 */
record SarifLocation(String uri, Map<String, Position> positions) {
    static SarifLocation of(KeysFile keys) {
        Map<String, Position> positions = new HashMap<>();
        keys.keys().forEach(key -> positions.put(key.target().name(), key.position()));
        return new SarifLocation(relativeUri(keys.path(), Path.of("")), positions);
    }

    /** The same, with a key that is where the one that listed it is. */
    void addListed(String key, String listedBy) {
        positions.put(key, positions.getOrDefault(listedBy, Position.START));
    }

    /** Writes the location's physical part. */
    void write(Optional<String> key, JsonOutput json) {
        Position position = position(key);
        json.openObject("physicalLocation");
        json.openObject("artifactLocation");
        json.text("uri", uri);
        json.closeObject();
        json.openObject("region");
        json.number("startLine", position.line());
        json.number("startColumn", position.column());
        json.closeObject();
        json.closeObject();
    }

    /** Where a key is listed; where the file begins, if it is not or there is none. */
    private Position position(Optional<String> key) {
        return key.map(positions::get).orElse(Position.START);
    }

    /**
     * The file's path in its repository, which the nearest folder with a {@code .git} is. Else in the working folder; else
     * no more than its name, since code scanning refuses all that leads out of the repository.
     */
    static String relativeUri(Path file, Path workingFolder) {
        Path absolute = workingFolder.toAbsolutePath().resolve(file).normalize();
        Path working = workingFolder.toAbsolutePath().normalize();
        for (Path folder = absolute.getParent(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".git"))) {
                return uri(folder.relativize(absolute));
            }
        }
        return uri(absolute.startsWith(working) ? working.relativize(absolute) : absolute.getFileName());
    }

    private static String uri(Path relative) {
        return StreamSupport.stream(relative.spliterator(), false)
                .map(part -> encoded(part.toString()))
                .collect(Collectors.joining("/"));
    }

    private static String encoded(String part) {
        try {
            // Behind the dot of ./ a colon is no scheme's.
            return new URI(null, null, "./" + part, null)
                    .toASCIIString()
                    .substring(2)
                    .replace(":", "%3A");
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("a path can always be encoded", impossible);
        }
    }
}
