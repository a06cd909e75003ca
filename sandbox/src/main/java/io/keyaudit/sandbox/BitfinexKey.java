package io.keyaudit.sandbox;

import java.util.List;

/**
 * A Bitfinex key. Immutable.
 *
 * @param scopes what it can do, answered as they are and in this order
 * @param lastNonce the largest nonce used with it so far, 0 for a fresh key
 */
public record BitfinexKey(String apiKey, String apiSecret, List<BitfinexScope> scopes, long lastNonce) {

    /**
     * Copies the scopes.
     *
     * @throws IllegalArgumentException for an empty key or secret
     */
    public BitfinexKey {
        if (apiKey.isEmpty() || apiSecret.isEmpty()) {
            throw new IllegalArgumentException("A Bitfinex key has a key and a secret.");
        }
        scopes = List.copyOf(scopes);
    }

    /** Returns a fresh key with random credentials. */
    public static BitfinexKey of(BitfinexScope... scopes) {
        return of(List.of(scopes));
    }

    /** Returns a fresh key with random credentials. */
    public static BitfinexKey of(List<BitfinexScope> scopes) {
        return new BitfinexKey(RandomText.bitfinexCredential(), RandomText.bitfinexCredential(), scopes, 0);
    }

    public BitfinexKey withLastNonce(long nonce) {
        return new BitfinexKey(apiKey, apiSecret, scopes, nonce);
    }

    /** Shows neither the key nor the secret. */
    @Override
    public String toString() {
        return "BitfinexKey[scopes=" + scopes + ", lastNonce=" + lastNonce + "]";
    }
}
