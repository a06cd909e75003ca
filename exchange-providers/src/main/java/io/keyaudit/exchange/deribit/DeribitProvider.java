package io.keyaudit.exchange.deribit;

import static io.keyaudit.exchange.KeyInquiry.API_KEY;
import static io.keyaudit.exchange.KeyInquiry.API_SECRET;

import io.keyaudit.FactKind;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeySnapshot;
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
import io.keyaudit.http.signing.Hash;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.RateLimit.Counts;
import io.keyaudit.spi.Reporting;
import io.keyaudit.spi.ScopeAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what Deribit keys can do, by asking for a token that can do everything and reading what is left of that. */
public final class DeribitProvider extends ExchangeProvider {
    private static final ServiceRequest QUESTION = ServiceRequest.post("/api/v2/public/auth");
    private static final ServiceRequest TIME = ServiceRequest.get("/api/v2/public/get_time");

    /** What is said of the token, not of the key. */
    private static final Pattern OF_TOKEN = Pattern.compile("(expires|session|ip):.*");

    /** For {@link java.util.ServiceLoader}. */
    public DeribitProvider() {
        super(
                "deribit",
                ExchangeHosts.of("www.deribit.com", "drb.coinbase.com").test("test.deribit.com"),
                ProviderDescription.builder("Deribit")
                        .credentials(
                                CredentialField.identifier(API_KEY, "the key's client id (API)"),
                                CredentialField.secret(API_SECRET, "the key's client secret"))
                        .scopes(DeribitScopes.TABLE)
                        .completeTable()
                        .options(DeribitKeyList.option())
                        .callsPerInspection(8)
                        // 10 000 credits a second, and a request takes 500.
                        .rateLimit(new RateLimit(20, Duration.ofSeconds(1), Counts.ACCOUNT))
                        .reports(FactKind.RESTRICTIONS)
                        .reporting(Reporting.INVENTORY_ONLY, FactKind.LABEL, FactKind.ALLOWED_ADDRESSES)
                        .calls(QUESTION.toString(), DeribitKeyList.QUESTION.toString())
                        .note(
                                "Asking creates a token that can do what the key can. It is asked for with a life of 60 seconds,"
                                        + " and is not kept.")
                        .note("The answer names no key; that it is about the key follows from the signature.")
                        .note(
                                "Addresses and name of a key are only in a list of all keys with their secrets, which is asked"
                                        + " for only if the option keyList says so. Nothing of other keys is kept.")
                        .note("Keys with a key pair cannot be asked about: how their signatures are written is not"
                                + " documented.")
                        .source("Deribit API documentation; clients of the exchange"));
    }

    @Override
    protected GuardedHttp.Builder way(GuardedHttp.Builder http) {
        return http.allow(
                        AllowedCall.readingPost(QUESTION.path(), DeribitSigner.ALLOWED),
                        AllowedCall.get(DeribitKeyList.QUESTION.path()),
                        AllowedCall.get(TIME.path()))
                .errors(new DeribitErrors())
                .conceal("access_token", "refresh_token", "client_id", "client_secret")
                .serviceTime(TIME, answer -> Times.millis(answer.field("result")));
    }

    @Override
    protected KeySnapshot inspect(KeyInquiry inquiry) throws ProviderException {
        DeribitSigner signer =
                DeribitSigner.of(inquiry.apiKey(), inquiry.sharedSecret(Hash.SHA256), DeribitProvider::nonce);
        HttpConversation deribit = inquiry.converse(signer);
        JsonAnswer scope = deribit.send(QUESTION).body().field("result").field("scope");
        List<String> words = Stream.of(scope.asString().split(" ", -1))
                .filter(word -> !word.isEmpty() && !OF_TOKEN.matcher(word).matches())
                .toList();
        KeyAttributes attributes = inquiry.attributes()
                .withRestrictions(Facts.subAccount(Optional.of(!words.contains(DeribitScopes.MAIN_ACCOUNT))));
        KeySnapshot.Builder snapshot = inquiry.snapshot(deribit, DeribitScopes.TABLE.resolve(answer(words)), words)
                .attributes(attributes);
        if (DeribitKeyList.isWanted(inquiry.context())) {
            DeribitKeyList.read(inquiry, deribit, attributes, snapshot);
        }
        return snapshot.build();
    }

    /** A scope that is not mentioned is unknown, although it was asked for. */
    private static ScopeAnswer answer(List<String> words) {
        ScopeAnswer.Builder answer = ScopeAnswer.builder();
        for (String scope : DeribitScopes.SCOPES) {
            String read = scope + DeribitScopes.READ;
            String write = scope + DeribitScopes.READ_WRITE;
            if (words.contains(read) || words.contains(scope + ":none")) {
                answer.notHeld(write);
            }
            if (words.contains(scope + ":none")) {
                answer.notHeld(read);
            }
            if (words.contains(write)) {
                answer.held(read);
            }
        }
        words.stream().filter(word -> !isNone(word)).forEach(answer::held);
        return answer.build();
    }

    private static boolean isNone(String word) {
        return DeribitScopes.SCOPES.stream().anyMatch(scope -> word.equals(scope + ":none"));
    }

    private static String nonce() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
