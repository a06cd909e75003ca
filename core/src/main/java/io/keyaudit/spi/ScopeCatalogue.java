package io.keyaudit.spi;

import io.keyaudit.Credentials;
import java.util.List;

/** A service's own list of all scopes that exist there. It says nothing about what any one key may do. */
@FunctionalInterface
public interface ScopeCatalogue {
    /**
     * The scopes, sorted.
     *
     * @throws ProviderException if they could not be read; of kind {@link io.keyaudit.FailureKind#FORBIDDEN} if this
     *     key may not ask
     */
    List<String> scopes(Credentials credentials) throws ProviderException;
}
