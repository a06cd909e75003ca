package io.keyaudit.spi;

/**
 * One part of the credentials that a key is presented with.
 *
 * @param name what keys files call it, such as {@code apiKey}
 * @param description what it is and where the service shows it
 * @param secret whether it is secret; one that is not never appears in a report either
 * @param required whether a key cannot be read without it
 */
public record CredentialField(String name, String description, boolean secret, boolean required) {
    /** Returns a required secret field. */
    public static CredentialField secret(String name, String description) {
        return new CredentialField(name, description, true, true);
    }

    /** Returns a required field that is no secret by itself, such as the public half of a pair. */
    public static CredentialField identifier(String name, String description) {
        return new CredentialField(name, description, false, true);
    }

    /** Returns this field as one that a key can be read without. */
    public CredentialField optional() {
        return new CredentialField(name, description, secret, false);
    }
}
