package io.keyaudit.formats.keys;

/** Where a secret is to be had from. To be written into files and on command lines in the secret's place. Immutable. */
public sealed interface SecretReference {
    /** {@code env:NAME}. */
    record EnvironmentVariable(String name) implements SecretReference {}

    /** {@code file:PATH}. */
    record SecretFile(String path) implements SecretReference {}

    /** {@code prompt}: to be typed by a person, on the command line only. */
    record Prompt() implements SecretReference {}

    /**
     * Reads a reference.
     *
     * @throws IllegalArgumentException if it is none; the message does not repeat the text, which may be the secret
     */
    static SecretReference parse(String text) {
        String reference = text.strip();
        if (reference.equals("prompt")) {
            return new Prompt();
        }
        if (reference.startsWith("env:") && reference.length() > "env:".length()) {
            return new EnvironmentVariable(reference.substring("env:".length()));
        }
        if (reference.startsWith("file:") && reference.length() > "file:".length()) {
            return new SecretFile(reference.substring("file:".length()));
        }
        throw new IllegalArgumentException(
                "expected env:NAME or file:PATH, where the secret is; the secret itself must not stand here");
    }
}
