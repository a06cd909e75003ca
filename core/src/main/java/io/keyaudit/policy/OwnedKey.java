package io.keyaudit.policy;

/**
 * A key among those of its owner. Immutable.
 *
 * @param identity what it is at the service; two names with one identity are one key
 */
record OwnedKey(String name, String identity, Truth active, KeyContent content) {}
