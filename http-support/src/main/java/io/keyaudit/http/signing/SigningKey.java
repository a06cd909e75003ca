package io.keyaudit.http.signing;

import java.nio.charset.StandardCharsets;

/** A secret key that signs messages. Shows nothing of itself. Thread-safe. */
public interface SigningKey {
    /** Returns the signature of a message. */
    SignatureValue sign(byte[] message);

    /** Returns the signature of a message in UTF-8. */
    default SignatureValue sign(String message) {
        return sign(message.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the algorithm's name in a JSON Web Signature (RFC 7518, section 3.1), such as {@code ES256}. */
    String jwsAlgorithm();
}
