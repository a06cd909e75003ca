package io.keyaudit.exchange.coinbase;

import static io.keyaudit.exchange.KeyInquiry.API_KEY;
import static io.keyaudit.exchange.KeyInquiry.API_SECRET;

import io.keyaudit.Fact;
import io.keyaudit.FactKind;
import io.keyaudit.FailureKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Restriction;
import io.keyaudit.exchange.ExchangeHosts;
import io.keyaudit.exchange.ExchangeProvider;
import io.keyaudit.exchange.Flags;
import io.keyaudit.exchange.KeyInquiry;
import io.keyaudit.exchange.Times;
import io.keyaudit.http.AllowedCall;
import io.keyaudit.http.GuardedHttp;
import io.keyaudit.http.HttpConversation;
import io.keyaudit.http.HttpException;
import io.keyaudit.http.JsonAnswer;
import io.keyaudit.http.ServiceRequest;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.RateLimit.Counts;
import io.keyaudit.spi.ScopeResolution;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what Coinbase keys can do. */
public final class CoinbaseProvider extends ExchangeProvider {
    private static final String HOST = "api.coinbase.com";
    private static final ServiceRequest QUESTION = ServiceRequest.get("/api/v3/brokerage/key_permissions");
    private static final ServiceRequest TIME = ServiceRequest.get("/api/v3/brokerage/time");

    /** In every answer, also in one that leaves out flags because they are false. */
    private static final String PORTFOLIO = "portfolio_uuid";

    /** The detail in a snapshot's evidence: what the key's portfolio is, such as {@code CONSUMER}. */
    static final String PORTFOLIO_TYPE = "portfolioType";

    /** Coinbase refuses some valid tokens at random, so that only the last of so many refusals counts. */
    private static final int ATTEMPTS = 4;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 32;

    /** For {@link java.util.ServiceLoader}. */
    public CoinbaseProvider() {
        super(
                "coinbase",
                ExchangeHosts.of(HOST),
                ProviderDescription.builder("Coinbase")
                        .credentials(
                                CredentialField.identifier(
                                        API_KEY, "the key's name, organizations/.../apiKeys/..., or its id"),
                                CredentialField.secret(
                                        API_SECRET,
                                        "the private key: PEM of an ECDSA key (ES256), or base64 or PEM of an Ed25519"
                                                + " key"))
                        .scopes(CoinbaseScopes.TABLE)
                        .callsPerInspection(8)
                        // Reported.
                        .rateLimit(new RateLimit(30, Duration.ofSeconds(1), Counts.ACCOUNT))
                        .reports(FactKind.RESTRICTIONS)
                        .calls(QUESTION.toString())
                        .note(
                                "The answer is about Advanced Trade. What else the key can do on the developer platform, such"
                                        + " as with wallets, it does not show.")
                        .note("Coinbase refuses some valid requests at random. A key is called rejected after four"
                                + " refusals.")
                        .note("The answer names no key; that it is about the key follows from the signature.")
                        .source(
                                "Advanced Trade documentation; the exchange's Python client; users' reports on refusals"));
    }

    @Override
    protected GuardedHttp.Builder way(GuardedHttp.Builder http) {
        return http.allow(AllowedCall.get(QUESTION.path()), AllowedCall.get(TIME.path()))
                .signedHost(HOST)
                .errors(new CoinbaseErrors())
                .serviceTime(TIME, answer -> Times.millis(answer.field("epochMillis")));
    }

    @Override
    protected KeySnapshot inspect(KeyInquiry inquiry) throws ProviderException {
        CoinbaseSigner signer = CoinbaseSigner.of(inquiry.apiKey(), inquiry.apiSecret(), CoinbaseProvider::nonce);
        HttpConversation coinbase = inquiry.converse(signer);
        JsonAnswer answer = ask(coinbase);
        Flags flags = Flags.read(answer, CoinbaseScopes.TABLE, Set.of());
        if (!flags.recognized() && answer.optional(PORTFOLIO).isEmpty()) {
            throw answer.notUnderstood("has none of the flags of a key");
        }
        ScopeResolution resolution = CoinbaseScopes.TABLE.resolve(flags.answer().build());
        return inquiry.snapshot(coinbase, resolution, flags.granted(), portfolioType(answer))
                .attributes(inquiry.attributes().withRestrictions(portfolio(answer)))
                .build();
    }

    /** Each attempt has a token of its own. */
    private static JsonAnswer ask(HttpConversation coinbase) throws HttpException {
        for (int attempt = 1; ; attempt++) {
            try {
                return coinbase.send(QUESTION).body();
            } catch (HttpException failed) {
                if (failed.kind() != FailureKind.REJECTED || attempt == ATTEMPTS) {
                    throw failed;
                }
            }
        }
    }

    private static Fact<List<Restriction>> portfolio(JsonAnswer answer) throws HttpException {
        Optional<JsonAnswer> portfolio = answer.optional(PORTFOLIO);
        return portfolio.isPresent()
                ? Fact.known(
                        List.of(new Restriction("portfolio", portfolio.get().asString())))
                : Fact.unknown();
    }

    private static Map<String, String> portfolioType(JsonAnswer answer) {
        return answer.findField("portfolio_type")
                .flatMap(JsonAnswer::findString)
                .map(type -> Map.of(PORTFOLIO_TYPE, type))
                .orElse(Map.of());
    }

    private static String nonce() {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        return HexFormat.of().formatHex(nonce);
    }
}
