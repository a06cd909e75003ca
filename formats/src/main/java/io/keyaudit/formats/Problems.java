package io.keyaudit.formats;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Gathers what is wrong with one file, so that all of it can be told at once. Not thread-safe. */
final class Problems {
    private final Path file;
    private final String subject;
    private final List<FileProblem> found;

    private Problems(Path file, String subject, List<FileProblem> found) {
        this.file = file;
        this.subject = subject;
        this.found = found;
    }

    static Problems in(Path file) {
        return new Problems(file, "", new ArrayList<>());
    }

    /** Adds to the same problems, each message beginning with what it is about. */
    Problems about(String what) {
        return new Problems(file, what + ": ", found);
    }

    void add(Position position, String message) {
        found.add(new FileProblem(file, Optional.of(position), subject + message));
    }

    /** Ends the reading: the file as a whole cannot be used. */
    InvalidFileException fatal(String message) {
        return new InvalidFileException(List.of(new FileProblem(file, Optional.empty(), message)));
    }

    /** Ends the reading: what follows the place cannot be told. */
    InvalidFileException fatal(Position position, String message) {
        add(position, message);
        return new InvalidFileException(sorted());
    }

    void throwIfAny() throws InvalidFileException {
        if (!found.isEmpty()) {
            throw new InvalidFileException(sorted());
        }
    }

    private List<FileProblem> sorted() {
        return found.stream()
                .sorted(Comparator.comparing(problem -> problem.position().orElse(Position.START)))
                .toList();
    }
}
