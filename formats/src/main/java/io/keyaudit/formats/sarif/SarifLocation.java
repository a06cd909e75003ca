package io.keyaudit.formats.sarif;

import io.keyaudit.formats.content.ListedKeys;
import io.keyaudit.formats.json.JsonOutput;
import io.keyaudit.policy.Finding;
import io.keyaudit.yaml.Position;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Writes where findings are in a keys file. */
final class SarifLocation {
    private SarifLocation() {}

    /** Writes the location's physical part. */
    static void write(ListedKeys keys, Finding finding, JsonOutput json) {
        Position position = keys.position(finding);
        json.openObject("physicalLocation");
        json.openObject("artifactLocation");
        json.text("uri", uri(keys.path()));
        json.closeObject();
        json.openObject("region");
        json.number("startLine", position.line());
        json.number("startColumn", position.column());
        json.closeObject();
        json.closeObject();
    }

    /** Returns a file's path in its repository, as a URI. */
    static String relativeUri(Path file, Path workingFolder) {
        return uri(ListedKeys.relative(file, workingFolder));
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
