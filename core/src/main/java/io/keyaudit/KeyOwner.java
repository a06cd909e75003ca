package io.keyaudit;

/**
 * The account a key belongs to.
 *
 * @param id the service's identifier of the account
 * @param displayName the name shown to people; untrusted text, to be escaped wherever it is shown
 */
public record KeyOwner(String id, String displayName) {}
