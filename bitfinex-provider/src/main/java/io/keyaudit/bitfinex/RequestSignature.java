package io.keyaudit.bitfinex;

import io.keyaudit.Secret;
import io.keyaudit.http.signing.Hash;
import io.keyaudit.http.signing.HmacKey;
import java.nio.charset.StandardCharsets;

/**
 * Bitfinex's signature of a request: HMAC-SHA384 over {@code /api}, the path, the nonce and the body, without
 * separators (REST v2 documentation, "Authenticated Endpoints").
 */
final class RequestSignature {
    private static final String SIGNED_PREFIX = "/api";

    private RequestSignature() {}

    /** Returns the signature in lower-case hex. The path begins with a slash; the body is UTF-8. */
    static String of(Secret secret, String path, long nonce, byte[] body) {
        return HmacKey.ofText(Hash.SHA384, secret)
                .sign(SIGNED_PREFIX + path + nonce + new String(body, StandardCharsets.UTF_8))
                .hex();
    }
}
