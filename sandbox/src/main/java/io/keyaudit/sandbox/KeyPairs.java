package io.keyaudit.sandbox;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** Makes key pairs as the owners of API keys do. Thread-safe. */
public final class KeyPairs {
    private static final int RSA_BITS = 2048;
    private static final int PEM_LINE = 64;

    private KeyPairs() {}

    /** Returns the RSA pair of this process: all RSA keys share it, since making one takes long. */
    public static SigningKey.Pair rsa() {
        return Rsa.PAIR;
    }

    /** Returns a new Ed25519 pair. */
    public static SigningKey.Pair ed25519() {
        return generate("Ed25519");
    }

    /** Returns a new pair on the curve P-256. */
    public static SigningKey.Pair p256() {
        return generate("EC");
    }

    private static SigningKey.Pair generate(String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            switch (algorithm) {
                case "RSA" -> generator.initialize(RSA_BITS);
                case "EC" -> generator.initialize(new ECGenParameterSpec("secp256r1"));
                default -> {}
            }
            KeyPair pair = generator.generateKeyPair();
            return new SigningKey.Pair(pem("PRIVATE KEY", pair.getPrivate().getEncoded()), pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java lacks " + algorithm, e);
        }
    }

    static String pem(String label, byte[] encoded) {
        String base64 = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }

    private static final class Rsa {
        private static final SigningKey.Pair PAIR = generate("RSA");
    }
}
