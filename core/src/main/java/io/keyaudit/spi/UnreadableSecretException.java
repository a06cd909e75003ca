package io.keyaudit.spi;

import io.keyaudit.FailureKind;

/**
 * A secret cannot be read. The message is for people and is shown: it says what to do, and holds neither a secret nor
 * anything that a program printed. There is no cause, since nobody can vouch for a cause's message.
 */
public final class UnreadableSecretException extends Exception {
    private static final long serialVersionUID = 1L;

    private final FailureKind kind;

    private UnreadableSecretException(FailureKind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** Returns the failure of a reference or source that somebody has to correct. */
    public static UnreadableSecretException wrong(String message) {
        return new UnreadableSecretException(FailureKind.CONFIGURATION, message);
    }

    /** Returns the failure of a source that does not answer now, and might later. */
    public static UnreadableSecretException unavailable(String message) {
        return new UnreadableSecretException(FailureKind.UNAVAILABLE, message);
    }

    /** Returns why a key without this secret could not be read. */
    public FailureKind kind() {
        return kind;
    }
}
