package io.keyaudit.formats;

import java.util.List;
import java.util.stream.Collectors;

/** A file cannot be used. Tells everything that was found wrong with it; holds no secret and has no cause. */
public final class InvalidFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<FileProblem> problems;

    InvalidFileException(List<FileProblem> problems) {
        super(problems.stream().map(FileProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, in the order of the file; at least one. */
    public List<FileProblem> problems() {
        return problems;
    }
}
