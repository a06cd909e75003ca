package io.keyaudit.cli;

import java.util.List;

/** What was asked for cannot be done, and nothing was sent. The lines say what to do instead; they hold no secret. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> lines;

    RefusedException(List<String> lines) {
        super(String.join("\n", lines));
        this.lines = List.copyOf(lines);
    }

    RefusedException(String line) {
        this(List.of(line));
    }

    List<String> lines() {
        return lines;
    }
}
