package io.keyaudit.http.signing;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;

/** The hash functions that services sign with. */
public enum Hash {
    /** SHA-256. */
    SHA256(SHA256Digest::new, "HS256"),
    /** SHA-384. */
    SHA384(SHA384Digest::new, "HS384"),
    /** SHA-512. */
    SHA512(SHA512Digest::new, "HS512");

    private final Supplier<Digest> digest;
    private final String jwsAlgorithm;

    Hash(Supplier<Digest> digest, String jwsAlgorithm) {
        this.digest = digest;
        this.jwsAlgorithm = jwsAlgorithm;
    }

    /** Returns the hash of a message. */
    public SignatureValue of(byte[] message) {
        Digest hash = digest.get();
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
        return digest.get();
    }

    String jwsAlgorithm() {
        return jwsAlgorithm;
    }
}
