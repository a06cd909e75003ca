package io.keyaudit.spring;

import java.util.List;

/** Thrown if the properties {@code keyaudit.*} cannot be used; nothing was sent to any service. */
public class InvalidKeyPropertiesException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final List<String> problems;

    InvalidKeyPropertiesException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Returns everything that is wrong, a line each. */
    public List<String> problems() {
        return problems;
    }
}
