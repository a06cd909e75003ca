package io.keyaudit.exchange.bybit;

import static io.keyaudit.exchange.KeyInquiry.API_KEY;
import static io.keyaudit.exchange.KeyInquiry.API_SECRET;

import io.keyaudit.AddressRestriction;
import io.keyaudit.Fact;
import io.keyaudit.FactKind;
import io.keyaudit.Grant;
import io.keyaudit.KeySnapshot;
import io.keyaudit.exchange.ExchangeHosts;
import io.keyaudit.exchange.ExchangeProvider;
import io.keyaudit.exchange.Facts;
import io.keyaudit.exchange.KeyInquiry;
import io.keyaudit.exchange.Times;
import io.keyaudit.http.AllowedCall;
import io.keyaudit.http.GuardedHttp;
import io.keyaudit.http.HttpConversation;
import io.keyaudit.http.HttpException;
import io.keyaudit.http.JsonAnswer;
import io.keyaudit.http.RemainingRequests;
import io.keyaudit.http.RequestSigner;
import io.keyaudit.http.ServiceRequest;
import io.keyaudit.http.signing.HmacKey;
import io.keyaudit.http.signing.SignatureValue;
import io.keyaudit.http.signing.SigningKey;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.RateLimit.Counts;
import io.keyaudit.spi.ScopeAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what Bybit keys can do. */
public final class BybitProvider extends ExchangeProvider {
    private static final ServiceRequest QUESTION = ServiceRequest.get("/v5/user/query-api");
    private static final ServiceRequest TIME = ServiceRequest.get("/v5/market/time");
    private static final String WINDOW = "5000";

    /** The detail in a snapshot's evidence: whether the key was made for an application of somebody else. */
    static final String THIRD_PARTY = "thirdPartyApplication";

    private static final ExchangeHosts HOSTS = ExchangeHosts.of(
                    "api.bybit.com",
                    "api.bytick.com",
                    "api.bybit.eu",
                    "api.bybit.nl",
                    "api.bybit.tr",
                    "api.bybit.kz",
                    "api.bybit.ae",
                    "api.bybit.id",
                    "api.bybitgeorgia.ge",
                    "api.manepa.jp")
            .test("api-testnet.bybit.com", "api-testnet.manepa.jp")
            .silent("api-demo.bybit.com", "the request about keys is not among those that it serves");

    /** For {@link java.util.ServiceLoader}. */
    public BybitProvider() {
        super(
                "bybit",
                HOSTS,
                ProviderDescription.builder("Bybit")
                        .credentials(
                                CredentialField.identifier(API_KEY, "the API key (API Management)"),
                                CredentialField.secret(
                                        API_SECRET,
                                        "the API secret, or the private key as PEM for a self-generated RSA key"))
                        .scopes(BybitScopes.TABLE)
                        .completeTable()
                        .callsPerInspection(6)
                        .rateLimit(new RateLimit(10, Duration.ofSeconds(1), Counts.ACCOUNT))
                        .reports(
                                FactKind.LABEL,
                                FactKind.CREATION,
                                FactKind.EXPIRY,
                                FactKind.ALLOWED_ADDRESSES,
                                FactKind.RESTRICTIONS)
                        .answersIdentifyKey()
                        .calls(QUESTION.toString())
                        .note("A read-only key lists the same words as any other; it only reads what they name.")
                        .note(
                                "A key that can transfer or withdraw can change its own rights and sub-accounts' keys. Whether"
                                        + " a read-only key can, too, is not documented.")
                        .note("A key without an address list expires 90 days after it was made or changed.")
                        .source("Bybit V5 API documentation; clients of the exchange"));
    }

    @Override
    protected GuardedHttp.Builder way(GuardedHttp.Builder http) {
        return http.allow(AllowedCall.get(QUESTION.path()), AllowedCall.get(TIME.path()))
                .errors(new BybitErrors())
                // "Too frequent" is about this machine's address, at all hosts.
                .pausedWith("bybit")
                .remaining(RemainingRequests.of(
                        "X-Bapi-Limit-Status", "X-Bapi-Limit-Reset-Timestamp", RemainingRequests.Form.EPOCH_MILLIS))
                .conceal("apiKey", "secret")
                .serviceTime(TIME, answer -> Times.millis(answer.field("time")));
    }

    @Override
    protected KeySnapshot inspect(KeyInquiry inquiry) throws ProviderException {
        HttpConversation bybit = inquiry.converse(signer(inquiry));
        JsonAnswer answer = bybit.send(QUESTION).body();
        answer.field("retCode").asLong();
        JsonAnswer key = answer.field("result");
        key.field("apiKey").requireKey(inquiry.apiKey());
        Grant writes = writes(key);
        JsonAnswer groups = key.field("permissions");
        ScopeAnswer.Builder permissions = ScopeAnswer.builder();
        List<String> words = new ArrayList<>();
        for (String group : groups.names()) {
            Optional<JsonAnswer> listed = groups.optional(group);
            if (listed.isPresent()) {
                List<String> inGroup = listed.get().asStrings();
                permissions.list(group + ".", inGroup, writes);
                otherName(group).ifPresent(other -> permissions.list(other + ".", List.of()));
                inGroup.forEach(word -> words.add(group + "." + word));
            }
        }
        return inquiry.snapshot(bybit, BybitScopes.TABLE.resolve(permissions.build()), words, details(key))
                .attributes(inquiry.attributes()
                        .withLabel(Facts.label(key.optional("note")))
                        .withCreatedAt(Facts.iso(key.optional("createdAt")))
                        .withExpiresAt(expiry(key))
                        .withAllowedAddresses(addresses(key))
                        .withRestrictions(Facts.subAccount(
                                Facts.flag(key.optional("isMaster")).map(master -> !master))))
                .build();
    }

    private static Map<String, String> details(JsonAnswer key) {
        long type = key.findField("type").flatMap(JsonAnswer::findLong).orElse(0L);
        return type == 1 || type == 2 ? Map.of(THIRD_PARTY, type == 2 ? "yes" : "no") : Map.of();
    }

    /** Returns whether the key's words let it write: {@code readOnly} is 0 or 1, and unclear as anything else. */
    private static Grant writes(JsonAnswer key) {
        long readOnly = key.findField("readOnly").flatMap(JsonAnswer::findLong).orElse(-1L);
        return readOnly == 0 ? Grant.GRANTED : readOnly == 1 ? Grant.DENIED : Grant.UNKNOWN;
    }

    /** Returns a renamed group's other name: where an answer has one of them, the other says nothing more. */
    private static Optional<String> otherName(String group) {
        return switch (group) {
            case "FiatBitPay" -> Optional.of("FiatBybitPay");
            case "FiatBybitPay" -> Optional.of("FiatBitPay");
            default -> Optional.empty();
        };
    }

    /** A key that does not expire has the first instant of 1970 and a negative number of days left. */
    private static Fact<Instant> expiry(JsonAnswer key) throws HttpException {
        Fact<Instant> stated = Facts.iso(key.optional("expiredAt"));
        if (!stated.equals(Fact.known(Instant.EPOCH))) {
            return stated;
        }
        boolean never = key.findField("deadlineDay")
                .flatMap(JsonAnswer::findLong)
                .filter(days -> days < 0)
                .isPresent();
        return never ? Fact.none() : Fact.unknown();
    }

    private static Fact<AddressRestriction> addresses(JsonAnswer key) throws HttpException {
        Optional<JsonAnswer> listed = key.optional("ips");
        if (listed.isEmpty()) {
            return Fact.unknown();
        }
        List<String> addresses = listed.get().asStrings();
        if (addresses.contains("*")) {
            return Fact.none();
        }
        return addresses.isEmpty() ? Fact.unknown() : Facts.addresses(addresses);
    }

    private static RequestSigner signer(KeyInquiry inquiry) throws ProviderException {
        SigningKey key = inquiry.signingKey("RS256");
        boolean shared = key instanceof HmacKey;
        String apiKey = inquiry.apiKey().reveal();
        return (request, signing) -> {
            String time = String.valueOf(signing.time().toEpochMilli());
            SignatureValue signature = key.sign(time + apiKey + WINDOW + request.query());
            return request.header("X-BAPI-API-KEY", apiKey)
                    .header("X-BAPI-TIMESTAMP", time)
                    .header("X-BAPI-RECV-WINDOW", WINDOW)
                    .header("X-BAPI-SIGN", shared ? signature.hex() : signature.base64());
        };
    }
}
