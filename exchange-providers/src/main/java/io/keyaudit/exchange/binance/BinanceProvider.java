package io.keyaudit.exchange.binance;

import static io.keyaudit.exchange.KeyInquiry.API_KEY;
import static io.keyaudit.exchange.KeyInquiry.API_SECRET;

import io.keyaudit.AddressRestriction;
import io.keyaudit.Fact;
import io.keyaudit.FactKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Lapse;
import io.keyaudit.Secret;
import io.keyaudit.exchange.ExchangeHosts;
import io.keyaudit.exchange.ExchangeProvider;
import io.keyaudit.exchange.Facts;
import io.keyaudit.exchange.Flags;
import io.keyaudit.exchange.KeyInquiry;
import io.keyaudit.exchange.Times;
import io.keyaudit.http.AllowedCall;
import io.keyaudit.http.GuardedHttp;
import io.keyaudit.http.HttpConversation;
import io.keyaudit.http.HttpException;
import io.keyaudit.http.JsonAnswer;
import io.keyaudit.http.RequestSigner;
import io.keyaudit.http.ServiceRequest;
import io.keyaudit.http.signing.HmacKey;
import io.keyaudit.http.signing.SignatureValue;
import io.keyaudit.http.signing.SigningKey;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.ScopeResolution;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what Binance keys can do. */
public final class BinanceProvider extends ExchangeProvider {
    private static final ServiceRequest QUESTION = ServiceRequest.get("/sapi/v1/account/apiRestrictions");
    private static final ServiceRequest TIME = ServiceRequest.get("/api/v3/time");
    private static final Set<String> NO_FLAGS = Set.of("ipRestrict");
    private static final String ONLY_API = "it serves no /sapi, where keys ask about themselves";
    private static final ExchangeHosts HOSTS = ExchangeHosts.of(
                    "api.binance.com",
                    "api-gcp.binance.com",
                    "api1.binance.com",
                    "api2.binance.com",
                    "api3.binance.com",
                    "api4.binance.com")
            .silent("testnet.binance.vision", ONLY_API)
            .silent("demo-api.binance.com", ONLY_API);

    /** For {@link java.util.ServiceLoader}. */
    public BinanceProvider() {
        super(
                "binance",
                HOSTS,
                ProviderDescription.builder("Binance")
                        .credentials(
                                CredentialField.identifier(API_KEY, "the API key (API Management)"),
                                CredentialField.secret(
                                        API_SECRET,
                                        "the secret key, or the private key as PEM for an RSA or Ed25519 key"))
                        .scopes(BinanceScopes.TABLE)
                        .completeTable()
                        .callsPerInspection(6)
                        // 12 000 a minute are allowed; an address's bots share them.
                        .rateLimit(new RateLimit(10, Duration.ofSeconds(1)))
                        .reports(FactKind.CREATION, FactKind.ALLOWED_ADDRESSES)
                        .calls(QUESTION.toString())
                        .note("The answer names no key; that it is about the key follows from the signature.")
                        .note("A key without an address list loses the right to trade on spot and margin after 30 to 90"
                                + " days, and then shows as one that never had it.")
                        .note("A product's right has no effect before the product is activated for the account.")
                        .source("Binance API documentation of the endpoint; connectors of the exchange"));
    }

    @Override
    protected GuardedHttp.Builder way(GuardedHttp.Builder http) {
        return http.allow(AllowedCall.get(QUESTION.path(), "timestamp", "signature"), AllowedCall.get(TIME.path()))
                .errors(new BinanceErrors())
                // A ban is for this machine's address, at all hosts.
                .pausedWith("binance")
                .serviceTime(TIME, answer -> Times.millis(answer.field("serverTime")));
    }

    @Override
    protected KeySnapshot inspect(KeyInquiry inquiry) throws ProviderException {
        HttpConversation binance = inquiry.converse(signer(inquiry.apiKey(), inquiry.signingKey("RS256", "EdDSA")));
        JsonAnswer answer = binance.send(QUESTION).body();
        Flags flags = Flags.read(answer, BinanceScopes.TABLE, NO_FLAGS);
        if (!flags.recognized()) {
            throw answer.notUnderstood("has none of the flags of a key");
        }
        ScopeResolution resolution = BinanceScopes.TABLE.resolve(flags.answer().build());
        return inquiry.snapshot(binance, resolution, flags.granted())
                .attributes(inquiry.attributes()
                        .withCreatedAt(Facts.millis(answer.optional("createTime")))
                        .withAllowedAddresses(addresses(answer))
                        .withLapses(lapses(answer)))
                .build();
    }

    private static Fact<AddressRestriction> addresses(JsonAnswer answer) throws HttpException {
        Optional<Boolean> restricted = Facts.flag(answer.optional("ipRestrict"));
        if (restricted.isEmpty()) {
            return Fact.unknown();
        }
        return restricted.get() ? Fact.known(AddressRestriction.NOT_LISTED) : Fact.none();
    }

    private static List<Lapse> lapses(JsonAnswer answer) throws HttpException {
        Optional<JsonAnswer> trading = answer.optional("tradingAuthorityExpirationTime");
        return trading.isEmpty()
                ? List.of()
                : List.of(new Lapse(Times.millis(trading.get()), "trading", "Binance limits how long a key can trade"));
    }

    static RequestSigner signer(Secret apiKey, SigningKey key) {
        return (request, signing) -> signed(
                request.parameter("timestamp", String.valueOf(signing.time().toEpochMilli())), apiKey, key);
    }

    /** Signs a request that has its time. */
    static ServiceRequest signed(ServiceRequest timed, Secret apiKey, SigningKey key) {
        SignatureValue signature = key.sign(timed.query());
        return timed.parameter("signature", key instanceof HmacKey ? signature.hex() : signature.base64())
                .header("X-MBX-APIKEY", apiKey.reveal());
    }
}
