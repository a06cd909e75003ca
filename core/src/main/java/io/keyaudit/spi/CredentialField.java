package io.keyaudit.spi;

/**
 * One part of what a key is presented with.
 *
 * @param name what keys files call it, such as {@code apiKey}
 * @param description what it is and where the service shows it
 * @param secret whether knowing it is power; one that is not still never appears in a report
 * @param required whether a key cannot be read without it
 */
public record CredentialField(String name, String description, boolean secret, boolean required) {}
