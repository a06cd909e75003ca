package io.keyaudit.docspace;

import static io.keyaudit.FactKind.CREATION;
import static io.keyaudit.FactKind.EXPIRY;
import static io.keyaudit.FactKind.HINT;
import static io.keyaudit.FactKind.KEY_MANAGEMENT;
import static io.keyaudit.FactKind.LABEL;
import static io.keyaudit.FactKind.LAST_USE;
import static io.keyaudit.FactKind.OWNER;
import static io.keyaudit.FactKind.OWNER_STATE;
import static io.keyaudit.FactKind.STATE;

import io.keyaudit.FactKind;
import io.keyaudit.spi.Advisory;
import io.keyaudit.spi.Capability;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.KeyForm;
import io.keyaudit.spi.KeyLifecycle;
import io.keyaudit.spi.OptionField;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.Reporting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what the API keys of ONLYOFFICE DocSpace can do, by asking a portal about the key itself, or for its list of
 * keys. Apart from that, it creates, changes and revokes them. Each inspection sets
 * the key's "last used" at the portal, as every use does. Thread-safe.
 */
public final class DocSpaceProvider implements PermissionProvider {
    static final String ID = "docspace";

    /** The field of {@link io.keyaudit.Credentials} that holds the key. */
    static final String API_KEY = "apiKey";

    /** One question and, on a portal that does not know it, one listing; each sent three times at the most. */
    static final int CALLS = 6;

    /** What a portal is asked once to learn whether it lets keys manage keys. */
    static final int QUESTIONS = 1;

    /** The cloud's limit for each user (DocSpace-server, its rate limiting defaults). */
    static final RateLimit LIMIT = new RateLimit(1500, Duration.ofSeconds(60));

    /** The option that says whose limit counts. */
    static final String LIMIT_OPTION = "limit";

    private static final String CLOUD = "cloud";
    private static final String NONE = "none";

    /** For {@link java.util.ServiceLoader}. */
    public DocSpaceProvider() {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public ProviderDescription describe() {
        return ProviderDescription.builder("ONLYOFFICE DocSpace")
                .credentials(CredentialField.secret(
                        API_KEY,
                        "the key, sk- and 64 hex digits, shown once when it was created (Developer Tools, API keys)"))
                .options(OptionField.choice(
                        LIMIT_OPTION,
                        "request limit: cloud = 1500 a minute, none = self-hosted, unlimited",
                        List.of(CLOUD, NONE),
                        CLOUD))
                .scopes(DocSpaceScopes.TABLE)
                .completeTable()
                .callsPerInspection(CALLS + QUESTIONS)
                .rateLimit(LIMIT)
                .reports(FactKind.ID, LABEL, HINT, OWNER, OWNER_STATE, CREATION, EXPIRY, STATE, KEY_MANAGEMENT)
                .reporting(Reporting.DISTURBED, LAST_USE)
                .answersIdentifyKey()
                .keyForms(KeyForm.prefixed(API_KEY, "DocSpace API key", "sk-", "[0-9a-f]{64}"))
                .keyFormsComplete()
                .calls("GET /api/2.0/keys/@self")
                .source("DocSpace server source, API reference and behavior of version 3.7.1")
                .build();
    }

    @Override
    public List<Advisory> advisories() {
        return List.of(DocSpaceAdvisories.KEYS_MINT_KEYS);
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.INVENTORY, Capability.LIFECYCLE);
    }

    @Override
    public Optional<KeyLifecycle> openLifecycle(ProviderContext context) {
        return Optional.of(new DocSpaceLifecycle(context));
    }

    /** Returns the most requests that the context's portal takes. */
    static RateLimit limit(ProviderContext context) {
        return NONE.equals(context.options().get(LIMIT_OPTION)) ? RateLimit.NONE : LIMIT;
    }

    @Override
    public ProviderSession open(ProviderContext context) {
        return new DocSpaceSession(context);
    }
}
