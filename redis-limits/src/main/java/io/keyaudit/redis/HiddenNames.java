package io.keyaudit.redis;

import io.keyaudit.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the names of hosts, accounts and keys unreadable to those who can read the server: a hash of each with a salt that
 * only the machines know. Thread-safe.
 */
final class HiddenNames {
    private static final String HASH = "HmacSHA256";

    /** 128 bits: two names never get the same hash. */
    private static final int HEX_DIGITS = 32;

    private final SecretKeySpec salt;

    HiddenNames(Secret salt) {
        this.salt = new SecretKeySpec(salt.reveal().getBytes(StandardCharsets.UTF_8), HASH);
    }

    /** Returns the hash of these, taken together. */
    String of(String kind, String... parts) {
        try {
            Mac mac = Mac.getInstance(HASH);
            mac.init(salt);
            mac.update(kind.getBytes(StandardCharsets.UTF_8));
            for (String part : parts) {
                mac.update((byte) 0);
                mac.update(part.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(mac.doFinal()).substring(0, HEX_DIGITS);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has " + HASH, missing);
        }
    }
}
