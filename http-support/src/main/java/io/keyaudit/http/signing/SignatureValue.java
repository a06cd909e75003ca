package io.keyaudit.http.signing;

import java.util.Base64;
import java.util.HexFormat;

/** The bytes of a signature or a hash, to be written as the service wants them. Immutable. */
public final class SignatureValue {
    private final byte[] bytes;

    SignatureValue(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Returns the bytes themselves. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Returns the bytes in lower-case hexadecimal. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    /** Returns the bytes in base64, padded (RFC 4648, section 4). */
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Returns the bytes in base64 for URLs, not padded (RFC 4648, section 5), as in JSON Web Signatures. */
    public String base64Url() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
