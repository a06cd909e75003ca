package io.keyaudit.sandbox;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Kraken key. Immutable.
 *
 * @param signingKey its secret is the base64 of the bytes that sign
 * @param words what {@code permissions} lists, in this order
 * @param addresses addresses, and ranges such as {@code 203.0.113.0/24}
 * @param otp the password of the second factor, which every call must carry; null if the key has none
 * @param snakeCase whether the answer's fields are spelled {@code api_key}, as clients have seen them, and not
 *     {@code apiKey}, as documented
 */
public record KrakenKey(
        String apiKey,
        SigningKey.Shared signingKey,
        String name,
        List<String> words,
        List<String> addresses,
        KrakenDates dates,
        long lastNonce,
        long nonceWindow,
        @Nullable String otp,
        boolean snakeCase,
        String account,
        KeyStatus status)
        implements NonceKey {

    /**
     * Copies the words and the addresses.
     *
     * @throws IllegalArgumentException if the secret is not base64
     */
    public KrakenKey {
        if (Signatures.fromBase64(signingKey.secret()).length == 0) {
            throw new IllegalArgumentException("The secret of a Kraken key is base64.");
        }
        words = List.copyOf(words);
        addresses = List.copyOf(addresses);
    }

    /** Returns a fresh, active key without addresses, window and second factor. */
    public static KrakenKey of(String apiKey, SigningKey.Shared signingKey, String... words) {
        return new KrakenKey(
                apiKey,
                signingKey,
                "my-api-key",
                List.of(words),
                List.of(),
                KrakenDates.created(Instant.ofEpochSecond(1_772_542_900)),
                0,
                0,
                null,
                false,
                "1",
                KeyStatus.ACTIVE);
    }

    public KrakenKey withAddresses(String... newAddresses) {
        return new KrakenKey(
                apiKey,
                signingKey,
                name,
                words,
                List.of(newAddresses),
                dates,
                lastNonce,
                nonceWindow,
                otp,
                snakeCase,
                account,
                status);
    }

    /** Returns the key with the largest nonce it has used, and how far below that unused ones are accepted. */
    public KrakenKey withNonces(long newLastNonce, long newWindow) {
        return new KrakenKey(
                apiKey,
                signingKey,
                name,
                words,
                addresses,
                dates,
                newLastNonce,
                newWindow,
                otp,
                snakeCase,
                account,
                status);
    }

    public KrakenKey withOtp(String newOtp) {
        return new KrakenKey(
                apiKey,
                signingKey,
                name,
                words,
                addresses,
                dates,
                lastNonce,
                nonceWindow,
                newOtp,
                snakeCase,
                account,
                status);
    }

    public KrakenKey inSnakeCase() {
        return new KrakenKey(
                apiKey, signingKey, name, words, addresses, dates, lastNonce, nonceWindow, otp, true, account, status);
    }

    public KrakenKey withStatus(KeyStatus newStatus) {
        return new KrakenKey(
                apiKey,
                signingKey,
                name,
                words,
                addresses,
                dates,
                lastNonce,
                nonceWindow,
                otp,
                snakeCase,
                account,
                newStatus);
    }

    @Override
    public Map<String, String> credentials() {
        Map<String, String> credentials = new HashMap<>(NonceKey.super.credentials());
        if (otp != null) {
            credentials.put("otp", otp);
        }
        return credentials;
    }

    @Override
    public ExpectedKey expected() {
        return KrakenExpectation.of(this);
    }

    /** Shows neither the key nor its secrets. */
    @Override
    public String toString() {
        return "KrakenKey[words=" + words + ", addresses=" + addresses + ", lastNonce="
                + Long.toUnsignedString(lastNonce) + ", nonceWindow=" + nonceWindow + ", status=" + status + "]";
    }
}
