package io.keyaudit.bitfinex;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Bitfinex's signature of a request: HMAC-SHA384 over {@code /api}, the path, the nonce and the body, without
 * separators (REST v2 documentation, "Authenticated Endpoints").
 */
final class RequestSignature {
    private static final String SIGNED_PREFIX = "/api";

    private RequestSignature() {}

    /** The signature in lower-case hex. The path begins with a slash. */
    static String of(String secret, String path, long nonce, byte[] body) {
        HMac hmac = new HMac(new SHA384Digest());
        hmac.init(new KeyParameter(secret.getBytes(StandardCharsets.UTF_8)));
        byte[] head = (SIGNED_PREFIX + path + nonce).getBytes(StandardCharsets.UTF_8);
        hmac.update(head, 0, head.length);
        hmac.update(body, 0, body.length);
        byte[] signature = new byte[hmac.getMacSize()];
        hmac.doFinal(signature, 0);
        return HexFormat.of().formatHex(signature);
    }
}
