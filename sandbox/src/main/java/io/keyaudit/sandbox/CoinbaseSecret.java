package io.keyaudit.sandbox;

import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The forms in which owners of Coinbase keys hold their private keys. */
public enum CoinbaseSecret {
    /** P-256, {@code -----BEGIN EC PRIVATE KEY-----}. */
    SEC1_PEM,
    /** The same with {@code \n} as two characters, as in files of JSON and of environment variables. */
    ESCAPED_SEC1_PEM,
    /** Ed25519, base64 of seed and public key, 64 bytes. */
    SEED_AND_PUBLIC_KEY,
    /** Ed25519, base64 of the seed, 32 bytes. */
    SEED,
    /** Ed25519, {@code -----BEGIN PRIVATE KEY-----}. */
    PKCS8_PEM;

    private static final int PEM_LINE = 64;
    private static final int HALF = 32;
    /** What stands in front of the scalar: sequence, version 1, and the head of the octet string. */
    private static final String SEC1_HEAD = "30770201010420";
    /** What stands between scalar and point: the curve P-256, and the heads of the public key. */
    private static final String SEC1_MIDDLE = "a00a06082a8648ce3d030107a144034200";

    /** Returns a new key pair whose private half is in this form. */
    public SigningKey.Pair create() {
        return switch (this) {
            case SEC1_PEM -> sec1();
            case ESCAPED_SEC1_PEM -> {
                SigningKey.Pair pair = sec1();
                yield new SigningKey.Pair(pair.secret().replace("\n", "\\n"), pair.publicKey());
            }
            case SEED_AND_PUBLIC_KEY, SEED -> seed(this == SEED);
            case PKCS8_PEM -> KeyPairs.ed25519();
        };
    }

    private static SigningKey.Pair seed(boolean alone) {
        SigningKey.Pair pair = KeyPairs.ed25519();
        byte[] both = Arrays.copyOf(lastOf(pkcs8(pair), HALF), 2 * HALF);
        System.arraycopy(lastOf(pair.publicKey().getEncoded(), HALF), 0, both, HALF, HALF);
        byte[] shown = alone ? Arrays.copyOf(both, HALF) : both;
        return new SigningKey.Pair(Base64.getEncoder().encodeToString(shown), pair.publicKey());
    }

    private static SigningKey.Pair sec1() {
        SigningKey.Pair pair = KeyPairs.p256();
        String der = SEC1_HEAD + HexFormat.of().formatHex(scalar(pair)) + SEC1_MIDDLE + point(pair);
        String base64 = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'})
                .encodeToString(HexFormat.of().parseHex(der));
        String pem = "-----BEGIN EC PRIVATE KEY-----\n" + base64 + "\n-----END EC PRIVATE KEY-----\n";
        return new SigningKey.Pair(pem, pair.publicKey());
    }

    /** The JDK's PKCS#8 of a P-256 key ends with the scalar's octet string. */
    private static byte[] scalar(SigningKey.Pair pair) {
        return lastOf(pkcs8(pair), HALF);
    }

    /** Returns the uncompressed point, which ends the public key. */
    private static String point(SigningKey.Pair pair) {
        if (!(pair.publicKey() instanceof ECPublicKey)) {
            throw new IllegalStateException("Not a point on a curve");
        }
        return HexFormat.of().formatHex(lastOf(pair.publicKey().getEncoded(), 2 * HALF + 1));
    }

    private static byte[] pkcs8(SigningKey.Pair pair) {
        return Base64.getMimeDecoder().decode(pair.secret().replaceAll("-----[A-Z ]+-----", ""));
    }

    private static byte[] lastOf(byte[] bytes, int length) {
        return Arrays.copyOfRange(bytes, bytes.length - length, bytes.length);
    }
}
