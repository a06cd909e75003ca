package io.keyaudit.spi;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The documented form of a credential, by which a key of this service is told from keys of other services before
 * anything is sent. Immutable.
 *
 * @param credential the name of the credential field that has this form, such as {@code apiKey}
 * @param name what keys of this form are called, such as {@code personal access token}
 * @param pattern matches the whole credential
 * @param unsupported why the service cannot be asked about keys of this form; absent where it can
 */
public record KeyForm(String credential, String name, Pattern pattern, Optional<String> unsupported) {
    /**
     * Returns the form of keys that can be asked about.
     *
     * @param regex matches the whole credential
     * @throws java.util.regex.PatternSyntaxException if it is malformed
     */
    public static KeyForm of(String credential, String name, String regex) {
        return new KeyForm(credential, name, Pattern.compile(regex), Optional.empty());
    }

    /**
     * Returns the form of keys that the service cannot be asked about. They are never sent.
     *
     * @param regex matches the whole credential
     * @param reason why, for people
     * @throws java.util.regex.PatternSyntaxException if it is malformed
     */
    public static KeyForm unsupported(String credential, String name, String regex, String reason) {
        return new KeyForm(credential, name, Pattern.compile(regex), Optional.of(reason));
    }

    /** Whether the credential has this form. */
    public boolean matches(String value) {
        return pattern.matcher(value).matches();
    }
}
