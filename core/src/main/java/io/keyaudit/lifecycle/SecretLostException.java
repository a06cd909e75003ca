package io.keyaudit.lifecycle;

import io.keyaudit.KeySnapshot;

/**
 * A key was created, but its receiver did not store the secret. The key exists and nobody can use it: revoke it. There
 * is no cause, since a receiver's message might hold the secret.
 */
public final class SecretLostException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient KeySnapshot created;

    SecretLostException(KeySnapshot created) {
        super("the key was created, with id "
                + created.attributes().id().toOptional().orElse("unknown")
                + ", but its secret was not stored and is lost; revoke the key");
        this.created = created;
    }

    /** Returns the key whose secret is lost. */
    public KeySnapshot created() {
        return created;
    }
}
