package io.keyaudit.exchange.kraken;

import static io.keyaudit.exchange.KeyInquiry.API_KEY;
import static io.keyaudit.exchange.KeyInquiry.API_SECRET;

import io.keyaudit.Fact;
import io.keyaudit.FactKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Restriction;
import io.keyaudit.exchange.ExchangeHosts;
import io.keyaudit.exchange.ExchangeProvider;
import io.keyaudit.exchange.Facts;
import io.keyaudit.exchange.KeyInquiry;
import io.keyaudit.http.AllowedCall;
import io.keyaudit.http.GuardedHttp;
import io.keyaudit.http.HttpConversation;
import io.keyaudit.http.HttpException;
import io.keyaudit.http.JsonAnswer;
import io.keyaudit.http.PercentEncoding;
import io.keyaudit.http.RequestSigner;
import io.keyaudit.http.ServiceRequest;
import io.keyaudit.http.nonce.NonceSequence;
import io.keyaudit.http.nonce.NonceStrategy;
import io.keyaudit.http.signing.Hash;
import io.keyaudit.http.signing.HmacKey;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.Reporting;
import io.keyaudit.spi.ScopeAnswer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what Kraken keys can do. Each inspection moves the key's nonce forward, as every signed request does; the option
 * {@code nonce} says how far.
 */
public final class KrakenProvider extends ExchangeProvider {
    private static final ServiceRequest QUESTION = ServiceRequest.post("/0/private/GetApiKeyInfo");
    private static final String OTP = "otp";

    /** For {@link java.util.ServiceLoader}. */
    public KrakenProvider() {
        super(
                "kraken",
                ExchangeHosts.of("api.kraken.com"),
                ProviderDescription.builder("Kraken")
                        .credentials(
                                CredentialField.identifier(API_KEY, "the API key (Settings, API)"),
                                CredentialField.secret(API_SECRET, "the private key, in base64"),
                                CredentialField.secret(
                                                OTP, "the password or code of the key's second factor, if it has one")
                                        .optional())
                        .options(NonceStrategy.option(KeyInquiry.NONCE_UNITS))
                        .scopes(KrakenScopes.TABLE)
                        .completeTable()
                        // Three steps for each nonce unit, two more for one that is known, and some repeats.
                        .callsPerInspection(20)
                        // A counter of 15 falls by one in three seconds, and the key's own programs share it.
                        .rateLimit(new RateLimit(1, Duration.ofSeconds(1)))
                        .reports(
                                FactKind.LABEL,
                                FactKind.CREATION,
                                FactKind.EXPIRY,
                                FactKind.ALLOWED_ADDRESSES,
                                FactKind.RESTRICTIONS)
                        .reporting(Reporting.DISTURBED, FactKind.LAST_USE)
                        .answersIdentifyKey()
                        .calls(QUESTION.toString())
                        .note("Keys of Kraken Futures are other keys, and cannot be asked.")
                        .note("Whether a key has a second factor is not reported.")
                        .source("Kraken API documentation; clients of the exchange"));
    }

    @Override
    protected GuardedHttp.Builder way(GuardedHttp.Builder http) {
        return http.allow(AllowedCall.readingPost(QUESTION.path(), "nonce=[0-9]{1,20}(&otp=[A-Za-z0-9._~%-]+)?"))
                .errors(new KrakenErrors())
                .conceal("apiKey", "api_key", "iban");
    }

    @Override
    protected KeySnapshot inspect(KeyInquiry inquiry) throws ProviderException {
        HmacKey secret = HmacKey.ofBase64(Hash.SHA512, inquiry.apiSecret());
        try (NonceSequence nonces = inquiry.nonces()) {
            HttpConversation kraken = inquiry.converse(signer(inquiry, secret, nonces));
            JsonAnswer answer = nonces.accepted(() -> kraken.send(QUESTION)).body();
            answer.field("error").elements();
            KrakenFields fields = new KrakenFields(answer.field("result"));
            fields.find("apiKey")
                    .orElseThrow(() -> fields.result().notUnderstood("does not name the key"))
                    .requireKey(inquiry.apiKey());
            List<String> words = answer.field("result").field("permissions").asStrings();
            return inquiry.snapshot(
                            kraken, KrakenScopes.TABLE.resolve(ScopeAnswer.list(words)), words, details(nonces, fields))
                    .attributes(inquiry.attributes()
                            .withLabel(Facts.label(fields.find("apiKeyName")))
                            .withCreatedAt(fields.instant("createdTime"))
                            .withExpiresAt(fields.instant("validUntil"))
                            .withAllowedAddresses(Facts.listed(fields.find("ipAllowlist")))
                            .withRestrictions(history(fields.instant("queryFrom"), fields.instant("queryTo"))))
                    .build();
        }
    }

    /** Returns which nonces were sent and which Kraken takes now, and when the key was last changed. */
    private static Map<String, String> details(NonceSequence nonces, KrakenFields fields) throws HttpException {
        Map<String, String> details = new HashMap<>(nonces.details());
        fields.find("nonce").map(KrakenFields::text).ifPresent(largest -> details.put("largestNonce", largest));
        fields.find("nonceWindow").map(KrakenFields::text).ifPresent(size -> details.put("nonceWindow", size));
        fields.instant("modifiedTime").toOptional().ifPresent(at -> details.put("modified", at.toString()));
        return details;
    }

    /** Returns between which instants the history lies that the key can read. */
    private static Fact<List<Restriction>> history(Fact<Instant> from, Fact<Instant> to) {
        List<Restriction> restrictions = new ArrayList<>();
        from.toOptional().ifPresent(at -> restrictions.add(new Restriction("history-from", at.toString())));
        to.toOptional().ifPresent(at -> restrictions.add(new Restriction("history-to", at.toString())));
        if (!restrictions.isEmpty()) {
            return Fact.known(restrictions);
        }
        return from.reported() && to.reported() ? Fact.none() : Fact.unknown();
    }

    private static RequestSigner signer(KeyInquiry inquiry, HmacKey secret, NonceSequence nonces) {
        String apiKey = inquiry.apiKey().reveal();
        String otp = inquiry.credentials()
                .find(OTP)
                .map(code -> "&otp=" + PercentEncoding.encode(code.reveal()))
                .orElse("");
        return (request, signing) -> {
            String nonce = String.valueOf(nonces.next());
            String body = "nonce=" + nonce + otp;
            return request.header("API-Key", apiKey)
                    .header("API-Sign", signature(secret, request.path(), nonce, body))
                    .body("application/x-www-form-urlencoded", body);
        };
    }

    static String signature(HmacKey secret, String path, String nonce, String body) {
        byte[] beginning = path.getBytes(StandardCharsets.UTF_8);
        byte[] hash = Hash.SHA256.of(nonce + body).bytes();
        ByteBuffer message = ByteBuffer.allocate(beginning.length + hash.length);
        return secret.sign(message.put(beginning).put(hash).array()).base64();
    }
}
