package io.keyaudit.bitfinex;

import io.keyaudit.Endpoint;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.OptionField;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.RateLimit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Reads what the API keys of Bitfinex may do. Each inspection moves the key's nonce forward, as every signed request
 * does; the option {@code nonce} says how far. Thread-safe.
 */
public final class BitfinexProvider implements PermissionProvider {
    static final String ID = "bitfinex";

    /** The fields of {@link io.keyaudit.Credentials}. */
    static final String API_KEY = "apiKey";

    static final String API_SECRET = "apiSecret";

    /** The option that chooses a {@link NonceStrategy}. */
    static final String NONCE = "nonce";

    /** Three steps for each nonce unit, two more for one that is known, and some repeats. */
    static final int CALLS = 20;

    /** 90 a minute for each address (REST v2 documentation of the endpoint), read as strictly as can be. */
    static final RateLimit LIMIT = new RateLimit(90, Duration.ofSeconds(60));

    /** For {@link java.util.ServiceLoader}. */
    public BitfinexProvider() {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public ProviderDescription describe() {
        return new ProviderDescription(
                "Bitfinex",
                List.of(
                        new CredentialField(API_KEY, "the key, 43 characters (API keys page)", false, true),
                        new CredentialField(
                                API_SECRET, "the key's secret, shown once when it was created", true, true)),
                Optional.of(Endpoint.parse("https://api.bitfinex.com")),
                List.of(new OptionField(
                        NONCE,
                        "the unit of the nonces that the key's own program sends; gentle finds it out, one request"
                                + " a step, so as not to lock that program out",
                        NonceStrategy.texts(),
                        NonceStrategy.GENTLE.text())),
                BitfinexScopes.TABLE,
                CALLS,
                LIMIT);
    }

    @Override
    public ProviderSession open(ProviderContext context) {
        return new BitfinexSession(context);
    }
}
