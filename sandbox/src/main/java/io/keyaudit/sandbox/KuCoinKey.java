package io.keyaudit.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A KuCoin key. Immutable.
 *
 * @param passphrase chosen by the owner; requests carry its MAC
 * @param version 2 or 3; both sign in one way
 * @param words what the service answers of the key's rights, in this order
 * @param addresses answered masked; left out of the answer if empty
 * @param remark the owner's name for the key
 * @param account the id of the user, digits
 * @param master whether the account is a master account; left out of the answer if null
 */
public record KuCoinKey(
        String apiKey,
        SigningKey.Shared signingKey,
        String passphrase,
        int version,
        List<String> words,
        List<String> addresses,
        String remark,
        Instant createdAt,
        String account,
        @Nullable Boolean master,
        KeyStatus status)
        implements ExchangeKey {

    /** Copies the words and the addresses. */
    public KuCoinKey {
        words = List.copyOf(words);
        addresses = List.copyOf(addresses);
    }

    /** Returns an active key of version 3 of a master account, without addresses. */
    public static KuCoinKey of(String apiKey, String secret, String passphrase, String... words) {
        return new KuCoinKey(
                apiKey,
                new SigningKey.Shared(secret),
                passphrase,
                3,
                List.of(words),
                List.of(),
                "account1",
                Instant.ofEpochMilli(1_728_443_843_000L),
                "165111215",
                true,
                KeyStatus.ACTIVE);
    }

    public KuCoinKey withVersion(int newVersion) {
        return new KuCoinKey(
                apiKey,
                signingKey,
                passphrase,
                newVersion,
                words,
                addresses,
                remark,
                createdAt,
                account,
                master,
                status);
    }

    public KuCoinKey withAddresses(String... newAddresses) {
        return new KuCoinKey(
                apiKey,
                signingKey,
                passphrase,
                version,
                words,
                List.of(newAddresses),
                remark,
                createdAt,
                account,
                master,
                status);
    }

    public KuCoinKey withCreatedAt(Instant newCreatedAt) {
        return new KuCoinKey(
                apiKey,
                signingKey,
                passphrase,
                version,
                words,
                addresses,
                remark,
                newCreatedAt,
                account,
                master,
                status);
    }

    public KuCoinKey withMaster(@Nullable Boolean newMaster) {
        return new KuCoinKey(
                apiKey,
                signingKey,
                passphrase,
                version,
                words,
                addresses,
                remark,
                createdAt,
                account,
                newMaster,
                status);
    }

    public KuCoinKey withStatus(KeyStatus newStatus) {
        return new KuCoinKey(
                apiKey,
                signingKey,
                passphrase,
                version,
                words,
                addresses,
                remark,
                createdAt,
                account,
                master,
                newStatus);
    }

    /** Returns key, secret and passphrase. */
    @Override
    public Map<String, String> credentials() {
        return Map.of("apiKey", apiKey, "apiSecret", signingKey.secret(), "passphrase", passphrase);
    }

    @Override
    public ExpectedKey expected() {
        return KuCoinExpectation.of(this);
    }

    /** Returns the addresses as the service shows them: {@code 203.0.113.7} as {@code 203.**.7}. */
    List<String> maskedAddresses() {
        return addresses.stream()
                .map(address -> address.replaceFirst("\\..*\\.", ".**."))
                .toList();
    }

    /** Shows no credentials. */
    @Override
    public String toString() {
        return "KuCoinKey[words=" + words + ", addresses=" + addresses + ", master=" + master + ", status=" + status
                + "]";
    }
}
