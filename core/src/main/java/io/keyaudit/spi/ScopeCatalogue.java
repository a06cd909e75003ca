package io.keyaudit.spi;

import io.keyaudit.Credentials;
import java.util.List;

/** A service's own list of all scopes that exist there. It says nothing about what any one key can do. */
@FunctionalInterface
public interface ScopeCatalogue {
    /**
     * Returns the scopes, sorted.
     *
     * @throws ProviderException if they could not be read; of kind {@link io.keyaudit.FailureKind#FORBIDDEN} if this
     *     key cannot ask
     */
    List<String> scopes(Credentials credentials) throws ProviderException;
}
