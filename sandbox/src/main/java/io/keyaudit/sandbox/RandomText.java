package io.keyaudit.sandbox;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Fresh credentials in the shapes the services use. */
final class RandomText {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String URL_SAFE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

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
}
