package io.keyaudit.spi;

import io.keyaudit.Credentials;
import io.keyaudit.KeySnapshot;

/**
 * Creates, changes and revokes keys at one service. Not a {@link ProviderSession}, which an audit uses and which cannot
 * send any of this. Thread-safe. Calls block and stop soon when their thread is interrupted.
 *
 * <p>No call is repeated once it might have reached the service. Where it is not known whether it took effect, that is
 * an {@link UncertainOutcomeException}, whose message says how to find out. Any other exception: it did not.
 */
public interface KeyLifecycle extends AutoCloseable {
    /**
     * Returns what a key made from this draft would be, for a policy to judge before there is one. Sends nothing.
     *
     * @throws ProviderException of kind {@link io.keyaudit.FailureKind#CONFIGURATION} if the service takes no such draft
     */
    KeySnapshot preview(KeyDraft draft) throws ProviderException;

    /**
     * Creates a key that belongs to the caller's owner.
     *
     * @param credentials of a key that can manage keys
     * @throws ProviderException if there is no new key, or none that is known
     */
    CreatedKey create(Credentials credentials, KeyDraft draft) throws ProviderException;

    /**
     * Changes a key.
     *
     * @param credentials of a key that can manage keys
     * @param id the service's identifier of the key to change
     * @throws ProviderException if the key is as before, or not known to be changed
     */
    void change(Credentials credentials, String id, KeyChange change) throws ProviderException;

    /**
     * Deletes a key for good.
     *
     * @param credentials of a key that can manage keys
     * @param id the service's identifier of the key to delete
     * @throws ProviderException if the key is still there, or not known to be gone
     */
    void revoke(Credentials credentials, String id) throws ProviderException;

    /** Frees what is held. Calls under way might fail. */
    @Override
    void close();
}
