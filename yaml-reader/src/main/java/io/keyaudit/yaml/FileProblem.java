package io.keyaudit.yaml;

import io.keyaudit.text.VisibleText;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A problem with a file, and what to do about it. Immutable; holds no secret.
 *
 * @param file the file, as it was given to its reader
 * @param position where it is; empty if it is about the file as a whole
 * @param message what is wrong and what to do, for people
 */
public record FileProblem(Path file, Optional<Position> position, String message) {
    /** Returns {@code FILE:LINE:COLUMN: MESSAGE}, safe for a terminal. */
    @Override
    public String toString() {
        String place = position.map(at -> ":" + at).orElse("");
        return VisibleText.of(file + place + ": " + message);
    }
}
