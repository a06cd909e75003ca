package io.keyaudit.sandbox;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks signatures by the JDK's algorithms. */
final class Signatures {
    static final byte[] NONE = {};

    private Signatures() {}

    /** Returns the MAC; the algorithm is the JDK's name, such as {@code HmacSHA256}. */
    static byte[] hmac(String algorithm, byte[] secret, byte[] message) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret, algorithm));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java lacks " + algorithm, e);
        }
    }

    static byte[] sha256(byte[] message) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java lacks SHA-256", e);
        }
    }

    /** Returns whether the private half has signed: PKCS#1 v1.5 with SHA-256, Ed25519, or ECDSA as 64 bytes with SHA-256. */
    static boolean verifies(PublicKey key, byte[] message, byte[] signature) {
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSAinP1363Format";
            default -> "Ed25519";
        };
        try {
            Signature check = Signature.getInstance(algorithm);
            check.initVerify(key);
            check.update(message);
            return check.verify(signature);
        } catch (SignatureException | InvalidKeyException e) {
            // A signature of another length, or of another algorithm's form.
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java lacks " + algorithm, e);
        }
    }

    /** Returns whether the two are the same; takes as long when they are not. */
    static boolean same(byte[] expected, byte[] actual) {
        return MessageDigest.isEqual(expected, actual);
    }

    /** Returns the bytes of lower-case hex digits, {@link #NONE} for any other text. */
    static byte[] fromLowerCaseHex(String text) {
        return text.equals(text.toLowerCase(Locale.ROOT)) ? fromHex(text) : NONE;
    }

    /** Returns the bytes of hex digits of either case, {@link #NONE} for any other text. */
    static byte[] fromHex(String text) {
        try {
            return HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException e) {
            return NONE;
        }
    }

    /** Returns the bytes of standard base64, {@link #NONE} for any other text. */
    static byte[] fromBase64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return NONE;
        }
    }
}
