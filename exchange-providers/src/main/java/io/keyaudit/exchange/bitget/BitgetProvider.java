package io.keyaudit.exchange.bitget;

import static io.keyaudit.exchange.KeyInquiry.API_KEY;
import static io.keyaudit.exchange.KeyInquiry.API_SECRET;
import static io.keyaudit.exchange.KeyInquiry.PASSPHRASE;

import io.keyaudit.FactKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.exchange.DemoOption;
import io.keyaudit.exchange.ExchangeHosts;
import io.keyaudit.exchange.ExchangeProvider;
import io.keyaudit.exchange.Facts;
import io.keyaudit.exchange.KeyInquiry;
import io.keyaudit.exchange.Times;
import io.keyaudit.http.AllowedCall;
import io.keyaudit.http.GuardedHttp;
import io.keyaudit.http.HttpConversation;
import io.keyaudit.http.JsonAnswer;
import io.keyaudit.http.ServiceRequest;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.RateLimit.Counts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what Bitget keys can do. */
public final class BitgetProvider extends ExchangeProvider {
    private static final ServiceRequest QUESTION = ServiceRequest.get("/api/v2/spot/account/info");
    private static final ServiceRequest TIME = ServiceRequest.get("/api/v2/public/time");

    private static final Pattern ACCOUNT = Pattern.compile("[1-9][0-9]*");

    /** For {@link java.util.ServiceLoader}. */
    public BitgetProvider() {
        super(
                "bitget",
                ExchangeHosts.of("api.bitget.com"),
                ProviderDescription.builder("Bitget")
                        .credentials(
                                CredentialField.identifier(API_KEY, "the API key (API Management)"),
                                CredentialField.secret(
                                        API_SECRET, "the secret key, or the private key as PEM for an RSA key"),
                                CredentialField.secret(PASSPHRASE, "the passphrase that was chosen for the key"))
                        .options(DemoOption.field())
                        .scopes(BitgetScopes.TABLE)
                        .completeTable()
                        .callsPerInspection(6)
                        .rateLimit(new RateLimit(1, Duration.ofSeconds(1), Counts.ACCOUNT))
                        .reports(FactKind.ALLOWED_ADDRESSES, FactKind.RESTRICTIONS)
                        .calls(QUESTION.toString())
                        .note("The answer names no key; that it is about the key follows from the signature.")
                        .note(
                                "The documented sample has words that its list of words does not: trade and readonly. What"
                                        + " trade grants is unknown.")
                        .source("Bitget API documentation of the endpoint; clients of the exchange"));
    }

    @Override
    protected GuardedHttp.Builder way(GuardedHttp.Builder http) {
        return http.allow(AllowedCall.get(QUESTION.path()), AllowedCall.get(TIME.path()))
                .errors(new BitgetErrors())
                .serviceTime(TIME, answer -> Times.millis(answer.field("data").field("serverTime")));
    }

    @Override
    protected KeySnapshot inspect(KeyInquiry inquiry) throws ProviderException {
        boolean demo = DemoOption.isDemo(inquiry.context());
        HttpConversation bitget = inquiry.converse(new BitgetSigner(
                inquiry.apiKey(),
                inquiry.signingKey("RS256"),
                inquiry.credentials().get(PASSPHRASE),
                demo));
        JsonAnswer envelope = bitget.send(QUESTION).body();
        if (!envelope.field("code").asString().equals(BitgetErrors.SUCCESS)) {
            throw envelope.notUnderstood("has a code that is not that of a success");
        }
        JsonAnswer key = envelope.field("data");
        List<String> words = key.field("authorities").asStrings();
        boolean alone = Set.copyOf(words).size() == 1;
        List<String> rows = words.stream()
                .map(word -> word.equals(BitgetScopes.READ_ONLY) && !alone ? BitgetScopes.READ_ONLY_BESIDE : word)
                .toList();
        return inquiry.snapshot(bitget, BitgetScopes.TABLE.resolve(rows), words)
                .attributes(inquiry.attributes()
                        .withAllowedAddresses(Facts.addresses(key.optional("ips")))
                        .withRestrictions(Facts.subAccount(subAccount(key)))
                        .withEnvironment(DemoOption.environment(inquiry.context())))
                .build();
    }

    /** A parent that is no account, or the key's own, says nothing: how a main account is answered is not documented. */
    private static Optional<Boolean> subAccount(JsonAnswer key) {
        String own = key.findField("userId").map(BitgetProvider::digits).orElse("");
        return key.findField("parentId")
                .map(BitgetProvider::digits)
                .filter(parent -> ACCOUNT.matcher(parent).matches() && !parent.equals(own))
                .map(parent -> true);
    }

    private static String digits(JsonAnswer number) {
        return number.findString().orElseGet(number::verbatim);
    }
}
