package io.keyaudit.lifecycle;

import io.keyaudit.spi.CreatedKey;
import io.keyaudit.spi.KeyDraft;
import java.io.IOException;

/**
 * Stores the secret of a new key, such as in a vault. The service shows it only once. Called on the thread that creates
 * the key.
 */
@FunctionalInterface
public interface SecretReceiver {
    /**
     * Prepares for the secret, right before the service is asked to create the key. Whatever is noted here stays, if
     * the process ends or it is unknown whether the key was created.
     *
     * @throws IOException if the secret could not be stored; the key is then not created
     */
    default void prepare(KeyDraft draft) throws IOException {}

    /**
     * Stores the secret.
     *
     * @throws IOException if the secret is lost
     */
    void accept(CreatedKey created) throws IOException;

    /** Withdraws what was prepared: no key was created. */
    default void discard() {}
}
