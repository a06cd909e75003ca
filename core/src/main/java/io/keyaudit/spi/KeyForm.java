package io.keyaudit.spi;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The documented form of a credential, by which a key of this service is distinguished from keys of other services before
 * anything is sent. Immutable.
 *
 * @param credential the name of the credential field that has this form, such as {@code apiKey}
 * @param name what keys of this form are called, such as {@code personal access token}
 * @param pattern matches the whole credential
 * @param distinctive whether only keys of this service look so, as they begin with a documented prefix such as {@code
 *     ghp_}: no such key is sent to another service. A form without a prefix, such as 40 hex digits, is not distinctive,
 *     as keys of other services can have it, too
 * @param unsupported why the service cannot be asked about keys of this form; absent where it can
 */
public record KeyForm(
        String credential, String name, Pattern pattern, boolean distinctive, Optional<String> unsupported) {
    /**
     * Returns the form of keys that can be asked about, which keys of other services can have, too.
     *
     * @param regex matches the whole credential
     * @throws java.util.regex.PatternSyntaxException if it is malformed
     */
    public static KeyForm of(String credential, String name, String regex) {
        return new KeyForm(credential, name, Pattern.compile(regex), false, Optional.empty());
    }

    /**
     * Returns the distinctive form of keys that can be asked about.
     *
     * @param prefix what they all begin with, such as {@code ghp_}
     * @param regex matches the rest of the credential
     * @throws IllegalArgumentException if the prefix is empty, or the expression is malformed
     */
    public static KeyForm prefixed(String credential, String name, String prefix, String regex) {
        if (prefix.isEmpty()) {
            throw new IllegalArgumentException("a distinctive form has a prefix");
        }
        Pattern pattern = Pattern.compile(Pattern.quote(prefix) + "(?:" + regex + ")");
        return new KeyForm(credential, name, pattern, true, Optional.empty());
    }

    /**
     * Returns the form of keys that the service cannot be asked about. They are never sent.
     *
     * @param regex matches the whole credential
     * @param reason why, for people
     * @throws java.util.regex.PatternSyntaxException if it is malformed
     */
    public static KeyForm unsupported(String credential, String name, String regex, String reason) {
        return new KeyForm(credential, name, Pattern.compile(regex), false, Optional.of(reason));
    }

    /** Returns whether the credential has this form. */
    public boolean matches(String value) {
        return pattern.matcher(value).matches();
    }
}
