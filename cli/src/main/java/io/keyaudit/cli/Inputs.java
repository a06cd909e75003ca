package io.keyaudit.cli;

import io.keyaudit.yaml.InvalidFileException;

/** Reads the files that a command was given. */
final class Inputs {
    private Inputs() {}

    /** Reads a file. */
    @FunctionalInterface
    interface Reader<T> {
        T read() throws InvalidFileException;
    }

    /**
     * Returns what a file holds.
     *
     * @throws RefusedException with all that is wrong with it
     */
    static <T> T read(Reader<T> reader) {
        try {
            return reader.read();
        } catch (InvalidFileException invalid) {
            throw new RefusedException(
                    invalid.problems().stream().map(Object::toString).toList());
        }
    }
}
