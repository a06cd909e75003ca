package io.keyaudit.sandbox;

import java.time.Instant;
import java.util.List;

/**
 * A BitMEX key. Immutable.
 *
 * @param words what the service answers of the key's rights, in this order; every key reads
 * @param addresses ranges, answered as they are
 * @param label the owner's name for the key
 * @param account the id of the user, digits
 * @param enabled as the service answers it of the key
 */
public record BitmexKey(
        String apiKey,
        SigningKey.Shared signingKey,
        List<String> words,
        List<String> addresses,
        String label,
        Instant createdAt,
        boolean enabled,
        String account,
        KeyStatus status)
        implements ExchangeKey {

    /** Copies the words and the addresses. */
    public BitmexKey {
        words = List.copyOf(words);
        addresses = List.copyOf(addresses);
    }

    /** Returns an active key without addresses. */
    public static BitmexKey of(String apiKey, String secret, String... words) {
        return new BitmexKey(
                apiKey,
                new SigningKey.Shared(secret),
                List.of(words),
                List.of(),
                "bot",
                Instant.ofEpochSecond(1_600_000_000),
                true,
                "1",
                KeyStatus.ACTIVE);
    }

    public BitmexKey withAddresses(String... newAddresses) {
        return new BitmexKey(
                apiKey, signingKey, words, List.of(newAddresses), label, createdAt, enabled, account, status);
    }

    public BitmexKey withEnabled(boolean newEnabled) {
        return new BitmexKey(apiKey, signingKey, words, addresses, label, createdAt, newEnabled, account, status);
    }

    public BitmexKey withStatus(KeyStatus newStatus) {
        return new BitmexKey(apiKey, signingKey, words, addresses, label, createdAt, enabled, account, newStatus);
    }

    @Override
    public ExpectedKey expected() {
        return BitmexExpectation.of(this);
    }

    /** Shows neither the key nor the secret. */
    @Override
    public String toString() {
        return "BitmexKey[words=" + words + ", addresses=" + addresses + ", enabled=" + enabled + ", status=" + status
                + "]";
    }
}
