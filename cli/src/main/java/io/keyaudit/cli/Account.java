package io.keyaudit.cli;

import io.keyaudit.Credentials;
import io.keyaudit.FailureKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Secret;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyCredentials;
import io.keyaudit.providers.Providers;
import io.keyaudit.spi.KeyLifecycle;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.ScopeTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An account whose keys are managed with one of them.
 *
 * @param caller the key that asks
 * @param scopes what the provider knows of scopes
 * @param secretField the one credential that a key consists of
 */
record Account(
        AuditTarget caller, ScopeTable scopes, String secretField, ProviderSession reading, KeyLifecycle changing)
        implements AutoCloseable {

    static Account open(AuditTarget caller, Installation installation) {
        Providers providers = installation.providers();
        PermissionProvider provider = providers.find(caller.provider()).orElseThrow();
        ProviderDescription description =
                providers.description(caller.provider()).orElseThrow();
        ProviderContext context = caller.context(description).with(installation.network());
        try {
            return new Account(
                    caller,
                    description.scopes(),
                    description.credentials().get(0).name(),
                    provider.open(context),
                    provider.openLifecycle(context).orElseThrow());
        } catch (ProviderException unusable) {
            throw new RefusedException(String.valueOf(unusable.getMessage()));
        }
    }

    Credentials credentials() {
        return ((KeyCredentials.Given) caller.credentials()).credentials();
    }

    /** Every key that the caller may see. */
    List<KeySnapshot> keys() throws ProviderException {
        List<KeySnapshot> keys = new ArrayList<>();
        reading.inventory().orElseThrow().list(credentials(), keys::add);
        return keys;
    }

    /** The listed key with that id. */
    KeySnapshot key(String id) throws ProviderException {
        return keys().stream()
                .filter(key -> key.attributes().id().toOptional().equals(Optional.of(id)))
                .findFirst()
                .orElseThrow(() -> new ProviderException(
                        FailureKind.CONFIGURATION,
                        "no key that may be seen has this id; \"keyaudit keys list\" shows those that are there"));
    }

    /** The key that asks, by its own account. */
    KeySnapshot self() throws ProviderException {
        return reading.inspect(credentials());
    }

    /** A new key, by its own account. */
    KeySnapshot inspect(Secret secret) throws ProviderException {
        return reading.inspect(Credentials.of(Map.of(secretField, secret)));
    }

    @Override
    public void close() {
        reading.close();
        changing.close();
    }
}
