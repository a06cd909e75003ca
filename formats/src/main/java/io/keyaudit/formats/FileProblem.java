package io.keyaudit.formats;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Something that is wrong with a file, and what to do about it. Immutable; holds no secret.
 *
 * @param file the file, as its reader was given it
 * @param position the place, unless it is about the file as a whole
 * @param message what is wrong and what to do, for people
 */
public record FileProblem(Path file, Optional<Position> position, String message) {
    /** {@code FILE:LINE:COLUMN: MESSAGE}, safe for a terminal. */
    @Override
    public String toString() {
        String place = position.map(at -> ":" + at).orElse("");
        return VisibleText.of(file + place + ": " + message);
    }
}
