package io.keyaudit.docspace;

import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.RateLimit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Reads what the API keys of ONLYOFFICE DocSpace may do, by asking a portal about the key itself. Each inspection sets
 * the key's "last used" at the portal, as every use does. Thread-safe.
 */
public final class DocSpaceProvider implements PermissionProvider {
    static final String ID = "docspace";

    /** The field of {@link io.keyaudit.Credentials} that holds the key. */
    static final String API_KEY = "apiKey";

    /** One question and, on a portal that does not know it, one listing; each sent three times at the most. */
    static final int CALLS = 6;

    /** The cloud's limit for each user (DocSpace-server, its rate limiting defaults). */
    static final RateLimit LIMIT = new RateLimit(1500, Duration.ofSeconds(60));

    /** For {@link java.util.ServiceLoader}. */
    public DocSpaceProvider() {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public ProviderDescription describe() {
        return new ProviderDescription(
                "ONLYOFFICE DocSpace",
                List.of(new CredentialField(
                        API_KEY,
                        "the key, sk- and 64 hex digits, shown once when it was created (Developer Tools, API keys)",
                        true,
                        true)),
                Optional.empty(),
                List.of(),
                DocSpaceScopes.TABLE,
                CALLS,
                LIMIT);
    }

    @Override
    public ProviderSession open(ProviderContext context) {
        return new DocSpaceSession(context);
    }
}
