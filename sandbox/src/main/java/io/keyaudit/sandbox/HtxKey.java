package io.keyaudit.sandbox;

import java.time.Instant;
import java.util.List;

/**
 * An HTX key. Immutable.
 *
 * @param words what the service answers of the key's rights, in this order
 * @param addresses answered as they are
 * @param note the owner's name for the key
 * @param validDays how many days are left; -1 for a key that does not expire
 * @param state in the service's words: {@code normal}, or any other for a key that is out of use
 * @param account the id of the user, digits
 */
public record HtxKey(
        String apiKey,
        SigningKey.Shared signingKey,
        List<String> words,
        List<String> addresses,
        String note,
        Instant createdAt,
        Instant updatedAt,
        int validDays,
        String state,
        String account,
        KeyStatus status)
        implements ExchangeKey {

    /** Copies the words and the addresses. */
    public HtxKey {
        words = List.copyOf(words);
        addresses = List.copyOf(addresses);
    }

    /** Returns an active key without addresses that does not expire. */
    public static HtxKey of(String apiKey, String secret, String... words) {
        return new HtxKey(
                apiKey,
                new SigningKey.Shared(secret),
                List.of(words),
                List.of(),
                "host",
                Instant.ofEpochMilli(1_615_192_704_000L),
                Instant.ofEpochMilli(1_623_030_338_000L),
                -1,
                "normal",
                "123456789",
                KeyStatus.ACTIVE);
    }

    public HtxKey withAddresses(String... newAddresses) {
        return new HtxKey(
                apiKey,
                signingKey,
                words,
                List.of(newAddresses),
                note,
                createdAt,
                updatedAt,
                validDays,
                state,
                account,
                status);
    }

    public HtxKey withValidDays(int newValidDays) {
        return new HtxKey(
                apiKey, signingKey, words, addresses, note, createdAt, updatedAt, newValidDays, state, account, status);
    }

    public HtxKey withState(String newState) {
        return new HtxKey(
                apiKey, signingKey, words, addresses, note, createdAt, updatedAt, validDays, newState, account, status);
    }

    public HtxKey withStatus(KeyStatus newStatus) {
        return new HtxKey(
                apiKey, signingKey, words, addresses, note, createdAt, updatedAt, validDays, state, account, newStatus);
    }

    @Override
    public ExpectedKey expected() {
        return HtxExpectation.of(this);
    }

    /** Shows neither the key nor the secret. */
    @Override
    public String toString() {
        return "HtxKey[words=" + words + ", addresses=" + addresses + ", validDays=" + validDays + ", state=" + state
                + ", status=" + status + "]";
    }
}
