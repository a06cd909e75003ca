package io.keyaudit.sandbox;

/** A key whose requests carry growing numbers. Immutable. */
public interface NonceKey extends ExchangeKey {

    /** Returns the largest nonce that the key has used when it is added to the service; 0 for a fresh key. */
    long lastNonce();

    /** Returns how far below the largest an unused nonce is still accepted; 0 for most keys. */
    long nonceWindow();
}
