package io.keyaudit.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key as the server keeps it: judges signatures and nonces. Thread-safe. */
final class BitfinexAccount {
    private static final String ALGORITHM = "HmacSHA384";

    private final BitfinexKey key;
    private final AtomicLong lastNonce;

    BitfinexAccount(BitfinexKey key) {
        this.key = key;
        this.lastNonce = new AtomicLong(key.lastNonce());
    }

    BitfinexKey key() {
        return key;
    }

    long lastNonce() {
        return lastNonce.get();
    }

    /** Returns whether the nonce is larger than every one before; a refused one changes nothing. */
    boolean accepts(long nonce) {
        return lastNonce.getAndAccumulate(nonce, Math::max) < nonce;
    }

    boolean hasSigned(String path, String nonce, String body, String signature) {
        byte[] expected = sign(path, nonce, body).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
    }

    /** The {@code /api} prefix is signed although no address has it. */
    private String sign(String path, String nonce, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.apiSecret().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            byte[] message = ("/api" + path + nonce + body).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(mac.doFinal(message));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java lacks " + ALGORITHM, e);
        }
    }
}
