package io.keyaudit.exchange.gemini;

import static io.keyaudit.exchange.KeyInquiry.API_KEY;
import static io.keyaudit.exchange.KeyInquiry.API_SECRET;

import io.keyaudit.KeySnapshot;
import io.keyaudit.exchange.ExchangeHosts;
import io.keyaudit.exchange.ExchangeProvider;
import io.keyaudit.exchange.Flags;
import io.keyaudit.exchange.KeyInquiry;
import io.keyaudit.http.AllowedCall;
import io.keyaudit.http.GuardedHttp;
import io.keyaudit.http.HttpConversation;
import io.keyaudit.http.JsonAnswer;
import io.keyaudit.http.ServiceRequest;
import io.keyaudit.http.nonce.NonceSequence;
import io.keyaudit.http.nonce.NonceStrategy;
import io.keyaudit.http.signing.Hash;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.RateLimit;
import java.time.Duration;
import java.util.Set;

/**
 * Reads what Gemini keys can do. Each inspection moves the key's nonce forward, as every signed request does; the option
 * {@code nonce} says how far.
 */
public final class GeminiProvider extends ExchangeProvider {
    private static final ServiceRequest QUESTION = ServiceRequest.post("/v1/roles");
    private static final String OF_ONE_ACCOUNT = "account-";

    /** For {@link java.util.ServiceLoader}. */
    public GeminiProvider() {
        super(
                "gemini",
                ExchangeHosts.of("api.gemini.com").test("api.sandbox.gemini.com"),
                ProviderDescription.builder("Gemini")
                        .credentials(
                                CredentialField.identifier(
                                        API_KEY, "the API key, account-... or master-... (API Settings)"),
                                CredentialField.secret(API_SECRET, "the key's secret"))
                        .options(NonceStrategy.option(KeyInquiry.NONCE_UNITS))
                        .scopes(GeminiScopes.TABLE)
                        .completeTable()
                        // Three steps for each nonce unit, two more for one that is known, and some repeats.
                        .callsPerInspection(20)
                        .rateLimit(new RateLimit(1, Duration.ofSeconds(1)))
                        .calls(QUESTION.toString())
                        .note("The answer names no key; that it is about the key follows from the signature.")
                        .note("What a fund manager's key reads is unknown.")
                        .source("Gemini REST documentation; clients of the exchange"));
    }

    @Override
    protected GuardedHttp.Builder way(GuardedHttp.Builder http) {
        return http.allow(AllowedCall.readingPost(QUESTION.path(), "")).errors(new GeminiErrors());
    }

    @Override
    protected KeySnapshot inspect(KeyInquiry inquiry) throws ProviderException {
        String apiKey = inquiry.apiKey().reveal();
        try (NonceSequence nonces = inquiry.nonces()) {
            HttpConversation gemini = inquiry.converse(
                    new GeminiSigner(inquiry.apiKey(), inquiry.sharedSecret(Hash.SHA384), nonces::next));
            JsonAnswer answer = nonces.accepted(() -> gemini.send(QUESTION)).body();
            Flags roles = Flags.read(answer, GeminiScopes.TABLE, Set.of());
            if (!roles.recognized()) {
                throw answer.notUnderstood("has none of the roles of a key");
            }
            if (apiKey.startsWith(OF_ONE_ACCOUNT)) {
                roles.answer().notHeld(GeminiScopes.ADMINISTRATOR);
            }
            return inquiry.snapshot(
                            gemini,
                            GeminiScopes.TABLE.resolve(roles.answer().build()),
                            roles.granted(),
                            nonces.details())
                    .attributes(inquiry.attributes())
                    .build();
        }
    }
}
