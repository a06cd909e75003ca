package io.keyaudit.sandbox;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Fresh credentials in the shapes the services use. */
final class RandomText {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String URL_SAFE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
    private static final int LETTERS_AND_DIGITS = 62;

    private RandomText() {}

    /** {@code sk-} and 64 lower-case hex digits. */
    static String docSpaceKey() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return "sk-" + HexFormat.of().formatHex(bytes);
    }

    /** 43 characters of {@code [A-Za-z0-9_-]}, for a Bitfinex key or secret. */
    static String bitfinexCredential() {
        StringBuilder text = new StringBuilder();
        RANDOM.ints(43, 0, URL_SAFE.length()).forEach(i -> text.append(URL_SAFE.charAt(i)));
        return text.toString();
    }

    /** Letters and digits, as most exchanges make their keys and secrets. */
    static String alphanumeric(RandomGenerator random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(URL_SAFE.charAt(random.nextInt(LETTERS_AND_DIGITS)));
        }
        return text.toString();
    }

    /** Lower-case hex digits of random bytes. */
    static String hex(RandomGenerator random, int bytes) {
        byte[] value = new byte[bytes];
        random.nextBytes(value);
        return HexFormat.of().formatHex(value);
    }

    static String uuid(RandomGenerator random) {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    /** Standard base64 of random bytes. */
    static String base64(RandomGenerator random, int bytes) {
        byte[] secret = new byte[bytes];
        random.nextBytes(secret);
        return Base64.getEncoder().encodeToString(secret);
    }
}
