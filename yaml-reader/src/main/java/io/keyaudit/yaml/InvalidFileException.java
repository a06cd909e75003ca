package io.keyaudit.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown when a file cannot be used. Lists everything that is wrong with it; holds no secret and has no cause. */
public final class InvalidFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<FileProblem> problems;

    InvalidFileException(List<FileProblem> problems) {
        super(problems.stream().map(FileProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Returns what is wrong, in the order of the file; at least one problem. */
    public List<FileProblem> problems() {
        return problems;
    }
}
