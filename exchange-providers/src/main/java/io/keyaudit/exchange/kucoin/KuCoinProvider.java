package io.keyaudit.exchange.kucoin;

import static io.keyaudit.exchange.KeyInquiry.API_KEY;
import static io.keyaudit.exchange.KeyInquiry.API_SECRET;
import static io.keyaudit.exchange.KeyInquiry.PASSPHRASE;

import io.keyaudit.AddressRestriction;
import io.keyaudit.Fact;
import io.keyaudit.FactKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Restriction;
import io.keyaudit.exchange.ExchangeHosts;
import io.keyaudit.exchange.ExchangeProvider;
import io.keyaudit.exchange.Facts;
import io.keyaudit.exchange.KeyInquiry;
import io.keyaudit.exchange.Times;
import io.keyaudit.exchange.Words;
import io.keyaudit.http.AllowedCall;
import io.keyaudit.http.GuardedHttp;
import io.keyaudit.http.HttpConversation;
import io.keyaudit.http.HttpException;
import io.keyaudit.http.JsonAnswer;
import io.keyaudit.http.RemainingRequests;
import io.keyaudit.http.RequestSigner;
import io.keyaudit.http.ServiceRequest;
import io.keyaudit.http.signing.Hash;
import io.keyaudit.http.signing.HmacKey;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.RateLimit.Counts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads what KuCoin keys can do. */
public final class KuCoinProvider extends ExchangeProvider {
    private static final ServiceRequest QUESTION = ServiceRequest.get("/api/v1/user/api-key");
    private static final ServiceRequest TIME = ServiceRequest.get("/api/v1/timestamp");

    /** What a user's pool takes in 30 seconds, and what a question takes of it. */
    private static final int POOL = 2000;

    private static final int WEIGHT = 20;

    /** For {@link java.util.ServiceLoader}. */
    public KuCoinProvider() {
        super(
                "kucoin",
                ExchangeHosts.of("api.kucoin.com"),
                ProviderDescription.builder("KuCoin")
                        .credentials(
                                CredentialField.identifier(API_KEY, "the API key (API Management)"),
                                CredentialField.secret(API_SECRET, "the key's secret"),
                                CredentialField.secret(PASSPHRASE, "the passphrase that was chosen for the key"))
                        .scopes(KuCoinScopes.TABLE)
                        .callsPerInspection(6)
                        .answersIdentifyKey()
                        .rateLimit(new RateLimit(POOL / WEIGHT, Duration.ofSeconds(30), Counts.ACCOUNT))
                        .reports(FactKind.LABEL, FactKind.CREATION, FactKind.ALLOWED_ADDRESSES, FactKind.RESTRICTIONS)
                        .calls(QUESTION.toString())
                        .note("Addresses of a key's list are masked by KuCoin.")
                        .note("General is not read-only: a master account's key with it creates keys of sub-accounts"
                                + " (inferred from the endpoints' specification).")
                        .source("KuCoin API guide and specification; SDKs of the exchange"));
    }

    @Override
    protected GuardedHttp.Builder way(GuardedHttp.Builder http) {
        return http.allow(AllowedCall.get(QUESTION.path()), AllowedCall.get(TIME.path()))
                .errors(new KuCoinErrors())
                .conceal("apiKey")
                .remaining(new RemainingRequests(
                        "gw-ratelimit-remaining", "gw-ratelimit-reset", RemainingRequests.Form.MILLIS_LEFT, WEIGHT))
                .serviceTime(TIME, answer -> Times.millis(answer.field("data")));
    }

    @Override
    protected KeySnapshot inspect(KeyInquiry inquiry) throws ProviderException {
        HttpConversation kucoin = inquiry.converse(signer(inquiry));
        JsonAnswer envelope = kucoin.send(QUESTION).body();
        if (!envelope.field("code").asString().equals(KuCoinErrors.SUCCESS)) {
            throw envelope.notUnderstood("has a code that is not that of a success");
        }
        JsonAnswer answer = envelope.field("data");
        answer.field("apiKey").requireKey(inquiry.apiKey());
        List<String> words = Words.split(answer.field("permission").asString());
        Optional<Boolean> master = Facts.flag(answer.optional("isMaster"));
        return inquiry.snapshot(
                        kucoin,
                        KuCoinScopes.TABLE.resolve(
                                words.stream().map(word -> row(word, master)).toList()),
                        words)
                .attributes(inquiry.attributes()
                        .withLabel(Facts.label(answer.optional("remark")))
                        .withCreatedAt(Facts.millis(answer.optional("createdAt")))
                        .withAllowedAddresses(addresses(answer))
                        .withRestrictions(subAccount(answer, master)))
                .build();
    }

    private static String row(String word, Optional<Boolean> master) {
        if (!word.equals(KuCoinScopes.GENERAL)) {
            return word;
        }
        return master.map(yes -> yes ? KuCoinScopes.GENERAL_OF_MASTER : KuCoinScopes.GENERAL)
                .orElse(KuCoinScopes.GENERAL_OF_EITHER);
    }

    private static Fact<List<Restriction>> subAccount(JsonAnswer answer, Optional<Boolean> master) {
        Optional<String> name =
                answer.findField("subName").flatMap(JsonAnswer::findString).filter(text -> !text.isBlank());
        return master.isPresent() && !master.get() && name.isPresent()
                ? Fact.known(List.of(new Restriction("sub-account", name.get())))
                : Facts.subAccount(master.map(yes -> !yes));
    }

    /** KuCoin leaves the list out where there is none. */
    private static Fact<AddressRestriction> addresses(JsonAnswer answer) throws HttpException {
        Optional<JsonAnswer> listed = answer.optional("ipWhitelist");
        return listed.isEmpty() ? Fact.none() : Facts.addresses(listed);
    }

    private static RequestSigner signer(KeyInquiry inquiry) throws ProviderException {
        HmacKey key = inquiry.sharedSecret(Hash.SHA256);
        String apiKey = inquiry.apiKey().reveal();
        String passphrase =
                key.sign(inquiry.credentials().get(PASSPHRASE).reveal()).base64();
        return (request, signing) -> {
            String time = String.valueOf(signing.time().toEpochMilli());
            return request.header("KC-API-KEY", apiKey)
                    .header(
                            "KC-API-SIGN",
                            key.sign(time + request.method() + request.target()).base64())
                    .header("KC-API-TIMESTAMP", time)
                    .header("KC-API-PASSPHRASE", passphrase)
                    .header("KC-API-KEY-VERSION", "3")
                    .header("Content-Type", "application/json");
        };
    }
}
