package io.keyaudit.exchange.okx;

import static io.keyaudit.exchange.KeyInquiry.API_KEY;
import static io.keyaudit.exchange.KeyInquiry.API_SECRET;
import static io.keyaudit.exchange.KeyInquiry.PASSPHRASE;

import io.keyaudit.AddressRestriction;
import io.keyaudit.Fact;
import io.keyaudit.FactKind;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Lapse;
import io.keyaudit.exchange.DemoOption;
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
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Reads what OKX keys can do. */
public final class OkxProvider extends ExchangeProvider {
    private static final ServiceRequest QUESTION = ServiceRequest.get("/api/v5/account/config");
    private static final ServiceRequest TIME = ServiceRequest.get("/api/v5/public/time");

    /** Always with three digits of the second's fraction. */
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final Duration IDLE_KEYS_LIVE = Duration.ofDays(14);

    /** For {@link java.util.ServiceLoader}. */
    public OkxProvider() {
        super(
                "okx",
                ExchangeHosts.of("www.okx.com", "aws.okx.com", "eea.okx.com", "us.okx.com", "app.okx.com"),
                ProviderDescription.builder("OKX")
                        .credentials(
                                CredentialField.identifier(API_KEY, "the API key (API page)"),
                                CredentialField.secret(API_SECRET, "the secret key"),
                                CredentialField.secret(PASSPHRASE, "the passphrase that was chosen for the key"))
                        .options(DemoOption.field())
                        .scopes(OkxScopes.TABLE)
                        .completeTable()
                        .callsPerInspection(6)
                        .rateLimit(new RateLimit(5, Duration.ofSeconds(2), Counts.ACCOUNT))
                        .reports(FactKind.LABEL, FactKind.ALLOWED_ADDRESSES, FactKind.RESTRICTIONS)
                        .calls(QUESTION.toString())
                        .note("The answer names no key; that it is about the key follows from the signature.")
                        .note(
                                "OKX deletes keys that can trade or withdraw and have no address list after 14 days without"
                                        + " a request; an audit counts as one.")
                        .source("OKX V5 API documentation; clients of the exchange"));
    }

    @Override
    protected GuardedHttp.Builder way(GuardedHttp.Builder http) {
        return http.allow(AllowedCall.get(QUESTION.path()), AllowedCall.get(TIME.path()))
                .errors(new OkxErrors())
                .serviceTime(TIME, OkxProvider::time);
    }

    private static Instant time(JsonAnswer answer) throws HttpException {
        return Times.millis(only(answer).field("ts"));
    }

    @Override
    protected KeySnapshot inspect(KeyInquiry inquiry) throws ProviderException {
        HttpConversation okx = inquiry.converse(signer(inquiry));
        JsonAnswer answer = okx.send(QUESTION).body();
        if (!answer.field("code").asString().equals(OkxErrors.SUCCESS)) {
            throw answer.notUnderstood("has a code that is not that of a success");
        }
        JsonAnswer key = only(answer);
        List<String> words = Words.split(key.field("perm").asString());
        Optional<Boolean> subAccount = subAccount(key);
        Fact<AddressRestriction> addresses = Facts.addresses(key.optional("ip"));
        List<String> rows =
                words.stream().map(word -> row(word, subAccount, addresses)).toList();
        KeyAttributes attributes = inquiry.attributes()
                .withAllowedAddresses(addresses)
                .withLabel(Facts.label(key.optional("label")))
                .withRestrictions(Facts.subAccount(subAccount))
                .withEnvironment(DemoOption.environment(inquiry.context()))
                .withLapses(lapses(inquiry, words, addresses));
        return inquiry.snapshot(okx, OkxScopes.TABLE.resolve(rows), words)
                .attributes(attributes)
                .build();
    }

    private static JsonAnswer only(JsonAnswer answer) throws HttpException {
        JsonAnswer data = answer.field("data");
        List<JsonAnswer> elements = data.elements();
        if (elements.size() != 1) {
            throw data.notUnderstood("has " + elements.size() + " elements, not 1");
        }
        return elements.get(0);
    }

    /** Returns a word's row: keys of a main account that can trade and have an address list can change keys. */
    private static String row(String word, Optional<Boolean> subAccount, Fact<AddressRestriction> addresses) {
        boolean cannot = subAccount.orElse(false) || addresses instanceof Fact.None;
        if (!word.equals(OkxScopes.TRADE) || cannot) {
            return word;
        }
        return subAccount.isPresent() && addresses.reported() ? OkxScopes.TRADE_WITH_KEYS : OkxScopes.TRADE_OF_EITHER;
    }

    private static Optional<Boolean> subAccount(JsonAnswer key) throws HttpException {
        Optional<JsonAnswer> account = key.optional("uid");
        Optional<JsonAnswer> main = key.optional("mainUid");
        return account.isPresent() && main.isPresent()
                ? Optional.of(!account.get().asString().equals(main.get().asString()))
                : Optional.empty();
    }

    private static List<Lapse> lapses(KeyInquiry inquiry, List<String> words, Fact<AddressRestriction> addresses) {
        boolean acts = words.contains(OkxScopes.TRADE) || words.contains(OkxScopes.WITHDRAW);
        return acts && addresses instanceof Fact.None
                ? List.of(new Lapse(
                        inquiry.context().clock().instant().plus(IDLE_KEYS_LIVE),
                        "the key",
                        "OKX deletes keys that can trade or withdraw and have no address list after 14 days without a"
                                + " request; this audit's counts"))
                : List.of();
    }

    private static RequestSigner signer(KeyInquiry inquiry) throws ProviderException {
        HmacKey key = inquiry.sharedSecret(Hash.SHA256);
        String apiKey = inquiry.apiKey().reveal();
        String passphrase = inquiry.credentials().get(PASSPHRASE).reveal();
        boolean demo = DemoOption.isDemo(inquiry.context());
        return (request, signing) -> {
            String time = TIMESTAMP.format(signing.time());
            ServiceRequest signed = request.header("OK-ACCESS-KEY", apiKey)
                    .header(
                            "OK-ACCESS-SIGN",
                            key.sign(time + request.method() + request.target()).base64())
                    .header("OK-ACCESS-TIMESTAMP", time)
                    .header("OK-ACCESS-PASSPHRASE", passphrase);
            return demo ? signed.header("x-simulated-trading", "1") : signed;
        };
    }
}
