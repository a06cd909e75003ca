package io.keyaudit.exchange.bitmex;

import static io.keyaudit.exchange.KeyInquiry.API_KEY;
import static io.keyaudit.exchange.KeyInquiry.API_SECRET;

import io.keyaudit.AddressRestriction;
import io.keyaudit.Fact;
import io.keyaudit.FactKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.exchange.ExchangeHosts;
import io.keyaudit.exchange.ExchangeProvider;
import io.keyaudit.exchange.Facts;
import io.keyaudit.exchange.KeyInquiry;
import io.keyaudit.exchange.KeyLists;
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
import io.keyaudit.spi.RateLimit.Counts;
import io.keyaudit.spi.ScopeAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads what BitMEX keys can do. */
public final class BitmexProvider extends ExchangeProvider {
    private static final ServiceRequest QUESTION = ServiceRequest.get("/api/v1/apiKey");

    /** For {@link java.util.ServiceLoader}. */
    public BitmexProvider() {
        super(
                "bitmex",
                ExchangeHosts.of("www.bitmex.com").test("testnet.bitmex.com"),
                ProviderDescription.builder("BitMEX")
                        .credentials(
                                CredentialField.identifier(API_KEY, "the key's id (API Keys)"),
                                CredentialField.secret(API_SECRET, "the key's secret"))
                        .scopes(BitmexScopes.TABLE)
                        .completeTable()
                        .callsPerInspection(6)
                        .rateLimit(new RateLimit(1, Duration.ofSeconds(1), Counts.ACCOUNT))
                        .reports(FactKind.LABEL, FactKind.CREATION, FactKind.ALLOWED_ADDRESSES)
                        .answersIdentifyKey()
                        .calls(QUESTION.toString())
                        .note(
                                "The answer lists all keys of the account, and can hold their secrets. Only the key's own entry"
                                        + " is kept.")
                        .note(
                                "Which permission the request needs, and how many requests BitMEX takes, is not documented.")
                        .source("BitMEX API documentation; clients of the exchange"));
    }

    @Override
    protected GuardedHttp.Builder way(GuardedHttp.Builder http) {
        return http.allow(AllowedCall.get(QUESTION.path()))
                .errors(new BitmexErrors())
                .conceal("id", "secret");
    }

    @Override
    protected KeySnapshot inspect(KeyInquiry inquiry) throws ProviderException {
        HttpConversation bitmex =
                inquiry.converse(new BitmexSigner(inquiry.apiKey(), inquiry.sharedSecret(Hash.SHA256)));
        JsonAnswer key =
                KeyLists.entryOf(inquiry.apiKey(), bitmex.send(QUESTION).body(), "id");
        List<String> words = key.field("permissions").asStrings();
        return inquiry.snapshot(bitmex, BitmexScopes.TABLE.resolve(ScopeAnswer.list(words)), words)
                .state(key.field("enabled").asBoolean() ? KeyState.ACTIVE : KeyState.INACTIVE)
                .attributes(inquiry.attributes()
                        .withLabel(Facts.label(key.optional("name")))
                        .withCreatedAt(Facts.iso(key.optional("created")))
                        .withAllowedAddresses(addresses(key)))
                .build();
    }

    /** An empty {@code cidr} is any address. */
    private static Fact<AddressRestriction> addresses(JsonAnswer key) throws HttpException {
        Optional<JsonAnswer> ranges = key.optional("cidrs");
        if (ranges.isPresent() && !ranges.get().elements().isEmpty()) {
            return Facts.addresses(ranges.get().asStrings());
        }
        Optional<JsonAnswer> range = key.optional("cidr");
        if (range.isEmpty()) {
            return ranges.isPresent() ? Fact.none() : Fact.unknown();
        }
        return Facts.addresses(List.of(range.get().asString()));
    }
}
