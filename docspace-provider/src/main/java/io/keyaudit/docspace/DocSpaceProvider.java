package io.keyaudit.docspace;

import io.keyaudit.spi.Capability;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.KeyLifecycle;
import io.keyaudit.spi.OptionField;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.RateLimit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what the API keys of ONLYOFFICE DocSpace may do, by asking a portal about the key itself, or for its list of
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
        return new ProviderDescription(
                "ONLYOFFICE DocSpace",
                List.of(new CredentialField(
                        API_KEY,
                        "the key, sk- and 64 hex digits, shown once when it was created (Developer Tools, API keys)",
                        true,
                        true)),
                Optional.empty(),
                List.of(new OptionField(
                        LIMIT_OPTION,
                        "the most requests that the portal takes: cloud is 1500 a minute; none is for a portal of your"
                                + " own, which has no limit unless it was given one",
                        List.of(CLOUD, NONE),
                        CLOUD)),
                DocSpaceScopes.TABLE,
                CALLS + QUESTIONS,
                LIMIT);
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.INVENTORY, Capability.LIFECYCLE);
    }

    @Override
    public Optional<KeyLifecycle> openLifecycle(ProviderContext context) {
        return Optional.of(new DocSpaceLifecycle(context));
    }

    /** The most requests that the context's portal takes. */
    static RateLimit limit(ProviderContext context) {
        return NONE.equals(context.options().get(LIMIT_OPTION)) ? RateLimit.NONE : LIMIT;
    }

    @Override
    public ProviderSession open(ProviderContext context) {
        return new DocSpaceSession(context);
    }
}
