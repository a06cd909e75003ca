package io.keyaudit.yaml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong with one file, so that all of it is reported at once. Not thread-safe. */
public final class Problems {
    private final Path file;
    private final String subject;
    private final List<FileProblem> found;

    private Problems(Path file, String subject, List<FileProblem> found) {
        this.file = file;
        this.subject = subject;
        this.found = found;
    }

    /** Returns an empty collection for a file; the path is only shown, and need not exist. */
    public static Problems in(Path file) {
        return new Problems(file, "", new ArrayList<>());
    }

    /** Returns a view that adds to these problems, each message beginning with what it is about. */
    public Problems about(String what) {
        return new Problems(file, what + ": ", found);
    }

    /**
     * Adds a problem.
     *
     * @param message what is wrong and what is allowed; without a secret
     */
    public void add(Position position, String message) {
        found.add(new FileProblem(file, Optional.of(position), subject + message));
    }

    /** Returns the exception for a file that cannot be used as a whole; earlier problems are dropped. */
    public InvalidFileException fatal(String message) {
        return new InvalidFileException(List.of(new FileProblem(file, Optional.empty(), message)));
    }

    /** Returns the exception for a problem after which nothing more can be read; it lists earlier ones, too. */
    public InvalidFileException fatal(Position position, String message) {
        add(position, message);
        return new InvalidFileException(sorted());
    }

    /** Returns whether there are problems. */
    public boolean any() {
        return !found.isEmpty();
    }

    /**
     * Ends the reading if there are problems.
     *
     * @throws InvalidFileException if at least one was added
     */
    public void throwIfAny() throws InvalidFileException {
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
