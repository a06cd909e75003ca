package io.keyaudit.formats.keys;

/** A secret is not to be had. The message says what to do; it holds no secret, and there is no cause. */
public final class UnreadableSecretException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableSecretException(String message) {
        super(message);
    }
}
