package io.keyaudit.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What the build wrote down. */
final class Build {
    private Build() {}

    /** Returns the version, such as {@code 1.2.0}. */
    static String version() {
        return text("version.txt").strip();
    }

    /** Returns the text of a resource. */
    static String text(String name) {
        try (InputStream in = Objects.requireNonNull(Build.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
