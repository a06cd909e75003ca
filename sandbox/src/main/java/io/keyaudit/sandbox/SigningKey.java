package io.keyaudit.sandbox;

import java.security.PublicKey;

/** What the requests of an API key are signed with. Immutable. */
public sealed interface SigningKey {

    /** Returns what the owner of the API key keeps: the shared secret's text, or a private key. */
    String secret();

    /** Returns whether the owner has created the key pair, so that the exchange knows its public half only. */
    default boolean isKeyPair() {
        return this instanceof Pair;
    }

    /** A secret that the exchange has made and that both sides know. */
    record Shared(String secret) implements SigningKey {

        /**
         * Checks the secret.
         *
         * @throws IllegalArgumentException for an empty secret
         */
        public Shared {
            if (secret.isEmpty()) {
                throw new IllegalArgumentException("The secret of an API key is empty.");
            }
        }

        /** Returns the class's name only. */
        @Override
        public String toString() {
            return "Shared[]";
        }
    }

    /**
     * A key pair of the owner.
     *
     * @param secret the private key, PKCS#8 in PEM if the exchange has no form of its own
     * @param publicKey RSA, Ed25519 or a point on P-256
     */
    record Pair(String secret, PublicKey publicKey) implements SigningKey {

        /** Returns the half that the owner has handed to the exchange, in PEM. */
        public String publicKeyPem() {
            return KeyPairs.pem("PUBLIC KEY", publicKey.getEncoded());
        }

        /** Returns the algorithm only. */
        @Override
        public String toString() {
            return "Pair[" + publicKey.getAlgorithm() + "]";
        }
    }
}
