package io.keyaudit.redis;

/** The server did not answer. The message says why, and holds no secret. */
final class UnreachableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreachableException(String message) {
        super(message);
    }
}
