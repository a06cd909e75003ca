package io.keyaudit.sandbox;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A Deribit key. Immutable.
 *
 * @param apiKey the client id
 * @param scopes how far the key can go, such as {@code wallet} to {@code read}, {@code read_write} or {@code none}; one
 *     that is not here is not mentioned in answers
 * @param words what else answers hold, such as {@code mainaccount}
 * @param label the owner's name for the key
 * @param account the user
 */
public record DeribitKey(
        String apiKey,
        SigningKey.Shared signingKey,
        Map<String, String> scopes,
        List<String> words,
        List<String> addresses,
        String label,
        Instant changedAt,
        String account,
        KeyStatus status)
        implements ExchangeKey {

    /** The scopes that are documented. */
    public static final List<String> SCOPES = List.of("account", "trade", "wallet", "block_trade", "block_rfq");

    /** Copies scopes, words and addresses. */
    public DeribitKey {
        scopes = Collections.unmodifiableMap(new LinkedHashMap<>(scopes));
        words = List.copyOf(words);
        addresses = List.copyOf(addresses);
    }

    /** Returns an active key of a main account without addresses. */
    public static DeribitKey of(String apiKey, String secret, Map<String, String> scopes) {
        return new DeribitKey(
                apiKey,
                new SigningKey.Shared(secret),
                scopes,
                List.of("mainaccount"),
                List.of(),
                "bot",
                Instant.ofEpochMilli(1_560_236_287_708L),
                "1",
                KeyStatus.ACTIVE);
    }

    public DeribitKey withWords(String... newWords) {
        return new DeribitKey(
                apiKey, signingKey, scopes, List.of(newWords), addresses, label, changedAt, account, status);
    }

    public DeribitKey withAddresses(String... newAddresses) {
        return new DeribitKey(
                apiKey, signingKey, scopes, words, List.of(newAddresses), label, changedAt, account, status);
    }

    public DeribitKey withStatus(KeyStatus newStatus) {
        return new DeribitKey(apiKey, signingKey, scopes, words, addresses, label, changedAt, account, newStatus);
    }

    @Override
    public ExpectedKey expected() {
        return DeribitExpectation.of(this);
    }

    /** Shows neither the key nor the secret. */
    @Override
    public String toString() {
        return "DeribitKey[scopes=" + scopes + ", words=" + words + ", addresses=" + addresses + ", status=" + status
                + "]";
    }
}
