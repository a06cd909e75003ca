package io.keyaudit.formats;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The JSON Schemas (draft 2020-12) of the files that are read and written. */
public final class Schemas {
    private static final List<String> NAMES = List.of("controls", "keys", "policy", "provider", "report", "snapshot");

    private Schemas() {}

    /** Returns the names of the files that there are schemas of, such as {@code keys}, sorted. */
    public static List<String> names() {
        return NAMES;
    }

    /** Returns the schema of that, as JSON text; nothing if there is none. */
    public static Optional<String> find(String name) {
        return NAMES.contains(name) ? Optional.of(text(name)) : Optional.empty();
    }

    private static String text(String name) {
        try (InputStream schema = Schemas.class.getResourceAsStream("schemas/" + name + ".schema.json")) {
            if (schema == null) {
                throw new IllegalStateException("the schema \"" + name + "\" is missing in this build");
            }
            return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
