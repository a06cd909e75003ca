package io.keyaudit.audit;

import io.keyaudit.Credentials;
import io.keyaudit.FailureKind;
import io.keyaudit.Secret;
import io.keyaudit.providers.Providers;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.KeyForm;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderException;
import java.util.List;
import java.util.Optional;

/**
 * Refuses credentials of visibly wrong form before they are sent: a service that they do not belong to would learn them.
 */
final class KeyFormCheck {
    private final Providers providers;
    private final String provider;
    private final ProviderDescription description;

    /** A check of credentials for a provider that there is. */
    KeyFormCheck(Providers providers, String provider) {
        this.providers = providers;
        this.provider = provider;
        description = providers.description(provider).orElseThrow();
    }

    /**
     * Checks every credential that the provider describes. The first form that a credential has decides.
     *
     * @throws ProviderException of kind {@link FailureKind#UNSUPPORTED} if the service cannot be asked about such a key,
     *     or of kind {@link FailureKind#CONFIGURATION} if it is not a key of this service
     */
    void check(Credentials credentials) throws ProviderException {
        for (CredentialField field : description.credentials()) {
            Optional<Secret> given = credentials.find(field.name());
            if (given.isPresent()) {
                check(field, given.get().reveal());
            }
        }
    }

    private void check(CredentialField field, String value) throws ProviderException {
        List<KeyForm> own = description.keyForms().stream()
                .filter(form -> form.credential().equals(field.name()))
                .toList();
        Optional<KeyForm> known =
                own.stream().filter(form -> form.matches(value)).findFirst();
        if (known.isPresent()) {
            Optional<String> unsupported = known.get().unsupported();
            if (unsupported.isPresent()) {
                throw new ProviderException(FailureKind.UNSUPPORTED, unsupported.get());
            }
            return;
        }
        Optional<String> other = otherService(value);
        if (other.isPresent()) {
            throw notSent(field, "it has the form of another service's key (" + other.get() + ")");
        }
        if (description.keyFormsComplete() && !own.isEmpty()) {
            throw notSent(field, "it does not have the form of this service's keys");
        }
    }

    private ProviderException notSent(CredentialField field, String reason) {
        return new ProviderException(
                FailureKind.CONFIGURATION,
                "credentials: \"" + field.name() + "\" was not sent to " + description.displayName() + ": " + reason
                        + "; expected: " + field.description());
    }

    /** Returns the other service whose keys alone have this form, and what it calls them. */
    private Optional<String> otherService(String value) {
        return providers.ids().stream()
                .filter(id -> !id.equals(provider))
                .flatMap(id -> providers.description(id).stream())
                .flatMap(other -> other.keyForms().stream()
                        .filter(form -> form.distinctive() && form.matches(value))
                        .map(form -> other.displayName() + ": " + form.name()))
                .findFirst();
    }
}
