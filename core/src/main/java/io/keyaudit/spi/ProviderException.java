package io.keyaudit.spi;

import io.keyaudit.FailureKind;

/**
 * A key could not be read. The message is for people: it says what was wrong and what to do, and holds no secret, no
 * stack trace and no more of the service's answer than a short, cleaned text. There is no cause, since the causes'
 * messages cannot be vouched for.
 */
public class ProviderException extends Exception {
    private static final long serialVersionUID = 1L;

    private final FailureKind kind;

    /** Creates a failure of this kind. */
    public ProviderException(FailureKind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** Returns the failure of a key that was given up on, as by an interrupt, before there was an answer. */
    public static ProviderException cancelled() {
        return new ProviderException(FailureKind.CANCELLED, "stopped before there was an answer");
    }

    /** Returns why the key could not be read. */
    public FailureKind kind() {
        return kind;
    }
}
