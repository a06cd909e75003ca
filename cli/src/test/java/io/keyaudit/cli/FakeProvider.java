package io.keyaudit.cli;

import io.keyaudit.Credentials;
import io.keyaudit.FailureKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Sensitivity;
import io.keyaudit.spi.AccessInfo;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.ScopeCatalogue;
import io.keyaudit.spi.ScopeTable;
import java.time.Duration;
import java.util.Optional;

/** A provider of nothing: what a session does is up to the test. */
record FakeProvider(String id, Inspect inspect, Optional<ScopeCatalogue> catalogue) implements PermissionProvider {
    /** What a session does when asked. */
    interface Inspect {
        KeySnapshot inspect(Credentials credentials) throws ProviderException;
    }

    static FakeProvider refusing(String id) {
        return new FakeProvider(
                id,
                credentials -> {
                    throw new ProviderException(FailureKind.REJECTED, "not this key");
                },
                Optional.empty());
    }

    FakeProvider withCatalogue(ScopeCatalogue other) {
        return new FakeProvider(id, inspect, Optional.of(other));
    }

    @Override
    public ProviderDescription describe() {
        AccessInfo access = AccessInfo.of("anything", Sensitivity.LOW);
        return ProviderDescription.builder("Fake " + id)
                .credentials(CredentialField.secret("apiKey", "the key"))
                .scopes(ScopeTable.builder()
                        .resource("files", access, access)
                        .scope("files:read", "Reads files", "files:read")
                        .build())
                .callsPerInspection(1)
                .rateLimit(new RateLimit(10, Duration.ofSeconds(1)))
                .build();
    }

    @Override
    public ProviderSession open(ProviderContext context) {
        return new ProviderSession() {
            @Override
            public KeySnapshot inspect(Credentials credentials) throws ProviderException {
                return inspect.inspect(credentials);
            }

            @Override
            public Optional<ScopeCatalogue> scopeCatalogue() {
                return catalogue;
            }

            @Override
            public void close() {}
        };
    }
}
