package io.keyaudit.formats.sarif;

import io.keyaudit.formats.content.ListedKeys;
import io.keyaudit.formats.content.ProductInfo;
import io.keyaudit.formats.content.Subjects;
import io.keyaudit.formats.json.JsonOutput;
import io.keyaudit.formats.policy.PolicyPlaces;
import io.keyaudit.policy.Finding;
import io.keyaudit.text.VisibleText;
import io.keyaudit.yaml.Position;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Writes where findings are. A finding about a key of the keys file is in the line that lists the key, and one about a rule
 * or suppression of the policy file where that is. Code hosts refuse
 * results without a place and take results in one place for one; so everything else has a place of its own that is named
 * after it, and a key that another one listed points to the line of that one, besides.
 */
record SarifLocation(Optional<ListedKeys> keys, PolicyPlaces policy) {
    private static final int LONGEST_NAME = 255;

    /** Writes the fields {@code locations} and {@code relatedLocations}. */
    void write(Finding finding, JsonOutput json) {
        Optional<Position> own = keys.flatMap(listed -> listed.own(finding));
        Optional<Position> stated = policy.position(finding.subject());
        json.openArray("locations");
        json.openObject();
        if (own.isPresent()) {
            physical(uri(keys.orElseThrow().path()), own.get(), json);
        } else if (stated.isPresent()) {
            physical(relativeUri(policy.file().orElseThrow(), Path.of("")), stated.get(), json);
        } else {
            physical(place(finding), Position.START, json);
        }
        json.openArray("logicalLocations");
        json.openObject();
        String name = VisibleText.of(Subjects.name(finding));
        json.text("name", name);
        json.text("fullyQualifiedName", name);
        json.text("kind", finding.key().isPresent() ? "key" : finding.service().isPresent() ? "service" : "policy");
        json.closeObject();
        json.closeArray();
        json.closeObject();
        json.closeArray();
        keys.filter(listed -> own.isEmpty())
                .flatMap(listed -> listed.lister(finding))
                .ifPresent(lister -> {
                    json.openArray("relatedLocations");
                    json.openObject();
                    physical(uri(keys.orElseThrow().path()), lister, json);
                    json.closeObject();
                    json.closeArray();
                });
    }

    private static void physical(String uri, Position position, JsonOutput json) {
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

    /** Such as {@code keyaudit/docspace%20at%20https:...}: no file, but a relative path that nothing else has. */
    private static String place(Finding finding) {
        return ProductInfo.NAME + "/"
                + encoded(VisibleText.shortened(Subjects.name(finding), LONGEST_NAME)
                        .replace('/', '|')) + "/"
                + finding.fingerprint().substring(0, 8);
    }

    /** Returns a file's path in its repository, as a URI. */
    static String relativeUri(Path file, Path workingFolder) {
        return uri(ListedKeys.relative(file, workingFolder));
    }

    static String uri(Path relative) {
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
