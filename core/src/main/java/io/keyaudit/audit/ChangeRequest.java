package io.keyaudit.audit;

import io.keyaudit.Credentials;
import io.keyaudit.spi.ProviderException;
import org.jspecify.annotations.Nullable;

/**
 * Asks a provider to change something at its service.
 *
 * @param <T> what the provider returns
 */
@FunctionalInterface
public interface ChangeRequest<T extends @Nullable Object> {
    /**
     * Sends the request.
     *
     * @throws io.keyaudit.spi.UncertainOutcomeException if it is unknown whether the change was made
     * @throws ProviderException of any other class if it was not made
     */
    T send(Credentials credentials) throws ProviderException;
}
