package io.keyaudit.http.signing;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;

/** The hash functions that services sign with. */
public enum Hash {
    /** SHA-256. */
    SHA256("HS256"),
    /** SHA-384. */
    SHA384("HS384"),
    /** SHA-512. */
    SHA512("HS512");

    private final String jwsAlgorithm;

    Hash(String jwsAlgorithm) {
        this.jwsAlgorithm = jwsAlgorithm;
    }

    /** Returns the hash of a message. */
    public SignatureValue of(byte[] message) {
        Digest hash = digest();
        hash.update(message, 0, message.length);
        byte[] value = new byte[hash.getDigestSize()];
        hash.doFinal(value, 0);
        return new SignatureValue(value);
    }

    /** Returns the hash of a message in UTF-8. */
    public SignatureValue of(String message) {
        return of(message.getBytes(StandardCharsets.UTF_8));
    }

    Digest digest() {
        return switch (this) {
            case SHA256 -> new SHA256Digest();
            case SHA384 -> new SHA384Digest();
            case SHA512 -> new SHA512Digest();
        };
    }

    String jwsAlgorithm() {
        return jwsAlgorithm;
    }
}
