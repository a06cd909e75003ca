package io.keyaudit.exchange.htx;

import static io.keyaudit.exchange.KeyInquiry.API_KEY;
import static io.keyaudit.exchange.KeyInquiry.API_SECRET;

import io.keyaudit.Fact;
import io.keyaudit.FactKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.exchange.ExchangeHosts;
import io.keyaudit.exchange.ExchangeProvider;
import io.keyaudit.exchange.Facts;
import io.keyaudit.exchange.KeyInquiry;
import io.keyaudit.exchange.KeyLists;
import io.keyaudit.exchange.Times;
import io.keyaudit.exchange.Words;
import io.keyaudit.http.AllowedCall;
import io.keyaudit.http.GuardedHttp;
import io.keyaudit.http.HttpConversation;
import io.keyaudit.http.HttpException;
import io.keyaudit.http.JsonAnswer;
import io.keyaudit.http.ServiceRequest;
import io.keyaudit.http.signing.Hash;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.ScopeAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what HTX keys can do. */
public final class HtxProvider extends ExchangeProvider {
    private static final String HOST = "api.huobi.pro";
    private static final ServiceRequest USER = ServiceRequest.get("/v2/user/uid");
    private static final ServiceRequest QUESTION = ServiceRequest.get("/v2/user/api-key");
    private static final ServiceRequest TIME = ServiceRequest.get("/v1/common/timestamp");
    private static final long SUCCESS = 200;
    private static final String[] SIGNED = {
        "AccessKeyId", "SignatureMethod", "SignatureVersion", "Timestamp", "Signature"
    };

    /** For {@link java.util.ServiceLoader}. */
    public HtxProvider() {
        super(
                "htx",
                ExchangeHosts.of(HOST),
                ProviderDescription.builder("HTX")
                        .credentials(
                                CredentialField.identifier(API_KEY, "the access key (API Management)"),
                                CredentialField.secret(API_SECRET, "the secret key"))
                        .scopes(HtxScopes.TABLE)
                        .completeTable()
                        .callsPerInspection(8)
                        // For each key (clients of the exchange); what an address can send is not documented, so all
                        // share it.
                        .rateLimit(new RateLimit(20, Duration.ofSeconds(2)))
                        .reports(FactKind.LABEL, FactKind.CREATION, FactKind.EXPIRY, FactKind.ALLOWED_ADDRESSES)
                        .answersIdentifyKey()
                        .calls(USER.toString(), QUESTION.toString())
                        .note("The access key is sent in the request's address, as HTX wants it; the secret is not.")
                        .note(
                                "A key without an address list lives for 90 days. What is left of them is reported in whole"
                                        + " days, so that an expiry can be a day off.")
                        .source("Clients of the exchange and their recorded answers"));
    }

    @Override
    protected GuardedHttp.Builder way(GuardedHttp.Builder http) {
        String[] asked =
                Stream.concat(Stream.of("uid", "accessKey"), Stream.of(SIGNED)).toArray(String[]::new);
        return http.allow(
                        AllowedCall.get(USER.path(), SIGNED),
                        AllowedCall.get(QUESTION.path(), asked),
                        AllowedCall.get(TIME.path()))
                .signedHost(HOST)
                .errors(new HtxErrors())
                .conceal("accessKey")
                .serviceTime(TIME, answer -> Times.millis(answer.field("data")));
    }

    @Override
    protected KeySnapshot inspect(KeyInquiry inquiry) throws ProviderException {
        HttpConversation htx = inquiry.converse(new HtxSigner(inquiry.apiKey(), inquiry.sharedSecret(Hash.SHA256)));
        long user = data(htx.send(USER).body()).asLong();
        ServiceRequest question = QUESTION.parameter("uid", String.valueOf(user))
                .parameter("accessKey", inquiry.apiKey().reveal());
        JsonAnswer key =
                KeyLists.entryOf(inquiry.apiKey(), data(htx.send(question).body()), "accessKey");
        List<String> words = Words.split(key.field("permission").asString());
        return inquiry.snapshot(htx, HtxScopes.TABLE.resolve(ScopeAnswer.list(words)), words)
                .state(state(key.field("status").asString()))
                .attributes(inquiry.attributes()
                        .withLabel(Facts.label(key.optional("note")))
                        .withCreatedAt(Facts.millis(key.optional("createTime")))
                        .withExpiresAt(expiry(key, inquiry.context().clock().instant()))
                        .withAllowedAddresses(Facts.addresses(key.optional("ipAddresses"))))
                .build();
    }

    private static JsonAnswer data(JsonAnswer answer) throws HttpException {
        if (answer.field("code").asLong() != SUCCESS) {
            throw answer.notUnderstood("has a code that is not that of a success");
        }
        return answer.field("data");
    }

    private static KeyState state(String status) {
        return switch (status) {
            case "normal" -> KeyState.ACTIVE;
            case "expired" -> KeyState.EXPIRED;
            default -> KeyState.INACTIVE;
        };
    }

    private static Fact<Instant> expiry(JsonAnswer key, Instant now) throws HttpException {
        Optional<JsonAnswer> days = key.optional("validDays");
        if (days.isEmpty()) {
            return Fact.unknown();
        }
        long left = days.get().asLong();
        return left < 0 ? Fact.none() : Fact.known(now.plus(Duration.ofDays(left)));
    }
}
