package io.keyaudit.formats.leaks;

import io.keyaudit.Secret;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One finding of a scanner. Immutable; shows no secret.
 *
 * @param rule what the scanner calls this kind of secret, such as {@code github-pat}
 * @param file where it was found; empty if the scanner does not say
 * @param line the line in the file, from 1 on, if the scanner says it
 * @param secret the secret; absent if the scanner left it out or masked it
 */
public record Leak(String rule, String file, OptionalInt line, Optional<Secret> secret) {
    /** Returns for example {@code config/app.yaml:12}. */
    public String place() {
        String where = file.isEmpty() ? "a place that the scanner does not name" : file;
        return line.isPresent() ? where + ":" + line.getAsInt() : where;
    }
}
