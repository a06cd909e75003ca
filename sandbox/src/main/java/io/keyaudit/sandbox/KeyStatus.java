package io.keyaudit.sandbox;

/** How an exchange treats a key. */
public enum KeyStatus {
    /** The key can be used. */
    ACTIVE,
    /** The owner or the exchange has turned the key off, or deleted it. */
    DISABLED,
    /** The key's time is over. */
    EXPIRED,
    /** The key was created on another host of the exchange: testnet, demo, or another region. */
    OTHER_HOST
}
