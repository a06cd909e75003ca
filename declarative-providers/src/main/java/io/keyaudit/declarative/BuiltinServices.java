package io.keyaudit.declarative;

import io.keyaudit.yaml.InvalidFileException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The services that are described in this module. */
final class BuiltinServices {
    static final List<String> IDS = List.of(
            "algolia",
            "bitbucket",
            "buildkite",
            "cloudflare",
            "discord",
            "elasticsearch",
            "fastly",
            "gitguardian",
            "github",
            "gitlab",
            "huggingface",
            "oauth2-introspection",
            "sendgrid",
            "sentry",
            "shopify",
            "slack",
            "sonarqube",
            "square");

    private BuiltinServices() {}

    /** Returns the file that describes a service. */
    static String text(String id) {
        try (InputStream file = BuiltinServices.class.getResourceAsStream("services/" + id + ".yaml")) {
            if (file == null) {
                throw new IllegalStateException("the description of " + id + " is missing in this build");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Returns what people call the file that describes a service. */
    static Path path(String id) {
        return Path.of("built-in", id + ".yaml");
    }

    /** Returns a service. */
    static ServiceFile read(String id) {
        try {
            return ServiceFile.read(path(id), text(id));
        } catch (InvalidFileException invalid) {
            throw new IllegalStateException("the description of " + id + " cannot be read", invalid);
        }
    }
}
