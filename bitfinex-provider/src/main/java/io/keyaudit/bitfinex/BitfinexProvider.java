package io.keyaudit.bitfinex;

import static io.keyaudit.FactKind.STATE;

import io.keyaudit.Endpoint;
import io.keyaudit.http.nonce.NonceStrategy;
import io.keyaudit.http.nonce.NonceUnit;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.KeyForm;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.RateLimit;
import java.time.Duration;
import java.util.List;

/**
 * Reads what the API keys of Bitfinex can do. Each inspection moves the key's nonce forward, as every signed request
 * does; the option {@code nonce} says how far. Thread-safe.
 */
public final class BitfinexProvider implements PermissionProvider {
    static final String ID = "bitfinex";

    /** The fields of {@link io.keyaudit.Credentials}. */
    static final String API_KEY = "apiKey";

    static final String API_SECRET = "apiSecret";

    /** What programs of Bitfinex's customers count nonces in; more than 2^53 is refused. */
    static final List<NonceUnit> UNITS =
            List.of(NonceUnit.QUARTER_SECONDS, NonceUnit.SECONDS, NonceUnit.MILLIS, NonceUnit.MICROS);

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
        return ProviderDescription.builder("Bitfinex")
                .credentials(
                        CredentialField.identifier(API_KEY, "the key, 43 characters (API keys page)"),
                        CredentialField.secret(API_SECRET, "the key's secret, shown once when it was created"))
                .defaultEndpoint(Endpoint.parse("https://api.bitfinex.com"))
                .options(NonceStrategy.option(UNITS))
                .scopes(BitfinexScopes.TABLE)
                .callsPerInspection(CALLS)
                .rateLimit(LIMIT)
                .reports(STATE)
                .keyForms(KeyForm.of(API_KEY, "Bitfinex API key", "[A-Za-z0-9_-]{43}"))
                .keyFormsComplete()
                .calls("POST /v2/auth/r/permissions")
                .source("REST v2 documentation of the endpoint, and clients of the exchange")
                .build();
    }

    @Override
    public ProviderSession open(ProviderContext context) {
        return new BitfinexSession(context);
    }
}
