package io.keyaudit.http.signing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** JSON Web Signatures in compact form (RFC 7515, section 3.1). */
public final class Jws {
    private Jws() {}

    /**
     * Returns header, payload and signature, joined with dots.
     *
     * @param header in JSON; its {@code alg} is the key's {@link SigningKey#jwsAlgorithm()}
     * @param payload in JSON
     */
    public static String compact(String header, String payload, SigningKey key) {
        String input = encode(header) + '.' + encode(payload);
        return input + '.' + key.sign(input).base64Url();
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
