package io.keyaudit.sandbox;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Bitget key. Immutable.
 *
 * @param signingKey a shared secret (HMAC), or an RSA pair
 * @param passphrase chosen by the owner; sent as it is
 * @param words what the service answers of the key's rights, in this order: documented codes, coarse words, or both
 * @param account the id of the user
 * @param parent the id of the account above; left out of the answer if null
 * @param demo whether the key is for demo trading, where requests carry {@code PAPTRADING: 1}
 */
public record BitgetKey(
        String apiKey,
        SigningKey signingKey,
        String passphrase,
        List<String> words,
        List<String> addresses,
        String account,
        @Nullable Long parent,
        boolean demo,
        KeyStatus status)
        implements ExchangeKey {

    /** Copies the words and the addresses. */
    public BitgetKey {
        words = List.copyOf(words);
        addresses = List.copyOf(addresses);
    }

    /** Returns an active production key without addresses. */
    public static BitgetKey of(String apiKey, SigningKey signingKey, String passphrase, String... words) {
        return new BitgetKey(
                apiKey, signingKey, passphrase, List.of(words), List.of(), "1863027757", null, false, KeyStatus.ACTIVE);
    }

    public BitgetKey withAddresses(String... newAddresses) {
        return new BitgetKey(
                apiKey, signingKey, passphrase, words, List.of(newAddresses), account, parent, demo, status);
    }

    public BitgetKey withParent(@Nullable Long newParent) {
        return new BitgetKey(apiKey, signingKey, passphrase, words, addresses, account, newParent, demo, status);
    }

    public BitgetKey withDemo(boolean newDemo) {
        return new BitgetKey(apiKey, signingKey, passphrase, words, addresses, account, parent, newDemo, status);
    }

    public BitgetKey withStatus(KeyStatus newStatus) {
        return new BitgetKey(apiKey, signingKey, passphrase, words, addresses, account, parent, demo, newStatus);
    }

    /** Returns key, secret and passphrase. */
    @Override
    public Map<String, String> credentials() {
        return Map.of("apiKey", apiKey, "apiSecret", signingKey.secret(), "passphrase", passphrase);
    }

    @Override
    public ExpectedKey expected() {
        return BitgetExpectation.of(this);
    }

    /** Shows no credentials. */
    @Override
    public String toString() {
        return "BitgetKey[words=" + words + ", addresses=" + addresses + ", parent=" + parent + ", demo=" + demo
                + ", status=" + status + "]";
    }
}
