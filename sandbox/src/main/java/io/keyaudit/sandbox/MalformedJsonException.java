package io.keyaudit.sandbox;

/** A text is not JSON. */
final class MalformedJsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedJsonException(int at) {
        super("Not JSON at character " + at);
    }
}
