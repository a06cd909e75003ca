package com.example.acme;

import io.keyaudit.FactKind;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.RateLimit;
import java.time.Duration;

/** Reads what tokens of Acme can do. Thread-safe. */
public final class AcmeProvider implements PermissionProvider {
    static final String ID = "acme";
    static final String TOKEN = "token";

    /** One question, sent three times at the most. */
    static final int CALLS = 3;

    static final RateLimit LIMIT = new RateLimit(120, Duration.ofMinutes(1));

    /** For {@link java.util.ServiceLoader}. */
    public AcmeProvider() {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public ProviderDescription describe() {
        return ProviderDescription.builder("Acme")
                .credentials(CredentialField.secret(TOKEN, "the token, acme_ and 24 characters, from Settings, Tokens"))
                .scopes(AcmeScopes.TABLE)
                .callsPerInspection(CALLS)
                .rateLimit(LIMIT)
                .reports(FactKind.ID, FactKind.LABEL, FactKind.HINT, FactKind.EXPIRY, FactKind.STATE, FactKind.KEY_MANAGEMENT)
                .build();
    }

    @Override
    public ProviderSession open(ProviderContext context) {
        return new AcmeSession(context);
    }
}
