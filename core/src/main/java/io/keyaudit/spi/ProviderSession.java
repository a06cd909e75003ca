package io.keyaudit.spi;

import io.keyaudit.Credentials;
import io.keyaudit.KeySnapshot;
import java.util.Optional;

/**
 * A conversation with one service. Used by several threads at once. Calls block and stop soon when their thread is
 * interrupted, with an exception of kind {@link io.keyaudit.FailureKind#CANCELLED}. Before Java 21 a thread asks about
 * one key after another, so nothing about a key is kept in a {@link ThreadLocal}.
 *
 * <p>Capabilities that not every service has are asked for here, never cast to; new ones arrive as {@code default}
 * methods.
 */
public interface ProviderSession extends AutoCloseable {
    /**
     * Asks the service what a key can do, changing nothing there that asking does not change by itself.
     *
     * <p>The promise: no access is {@link io.keyaudit.Grant#GRANTED} or {@link io.keyaudit.Grant#DENIED} unless the
     * service's answer says so. An answer that is not understood is an exception of kind
     * {@link io.keyaudit.FailureKind#PROTOCOL}.
     *
     * @param credentials hold every field that the provider describes as required, and none it does not describe
     * @throws ProviderException if the key could not be read; its message holds no secret
     */
    KeySnapshot inspect(Credentials credentials) throws ProviderException;

    /** Returns the service's own list of the scopes that exist, where it has one. */
    default Optional<ScopeCatalogue> scopeCatalogue() {
        return Optional.empty();
    }

    /** Lists the keys of an account, where the service can; there if the provider has {@link Capability#INVENTORY}. */
    default Optional<KeyInventory> inventory() {
        return Optional.empty();
    }

    /** Frees what the session holds. Calls under way might fail. */
    @Override
    void close();
}
