package io.keyaudit.sandbox;

import java.util.List;
import java.util.Map;

/**
 * An OKX key. Immutable.
 *
 * @param passphrase chosen by the owner, sent in clear beside the signature
 * @param words what {@code perm} lists, in this order
 * @param account the id of the key's account, {@code uid}
 * @param mainAccount the id of the main account, {@code mainUid}; the same unless the key is of a sub-account
 * @param demo whether the key is for demo trading; if not, for production
 */
public record OkxKey(
        String apiKey,
        SigningKey.Shared signingKey,
        String passphrase,
        List<String> words,
        List<String> addresses,
        String label,
        String account,
        String mainAccount,
        boolean demo,
        KeyStatus status)
        implements ExchangeKey {

    /** Copies the words and the addresses. */
    public OkxKey {
        words = List.copyOf(words);
        addresses = List.copyOf(addresses);
    }

    /** Returns an active production key of a main account, without addresses. */
    public static OkxKey of(String apiKey, SigningKey.Shared signingKey, String passphrase, String... words) {
        return new OkxKey(
                apiKey,
                signingKey,
                passphrase,
                List.of(words),
                List.of(),
                "",
                "44705892343619584",
                "44705892343619584",
                false,
                KeyStatus.ACTIVE);
    }

    public OkxKey withAddresses(String... newAddresses) {
        return new OkxKey(
                apiKey,
                signingKey,
                passphrase,
                words,
                List.of(newAddresses),
                label,
                account,
                mainAccount,
                demo,
                status);
    }

    /** Returns the key as one of a sub-account. */
    public OkxKey ofMainAccount(String newMainAccount) {
        return new OkxKey(
                apiKey, signingKey, passphrase, words, addresses, label, account, newMainAccount, demo, status);
    }

    public OkxKey inDemo() {
        return new OkxKey(apiKey, signingKey, passphrase, words, addresses, label, account, mainAccount, true, status);
    }

    public OkxKey withStatus(KeyStatus newStatus) {
        return new OkxKey(
                apiKey, signingKey, passphrase, words, addresses, label, account, mainAccount, demo, newStatus);
    }

    public boolean isOfSubAccount() {
        return !account.equals(mainAccount);
    }

    @Override
    public Map<String, String> credentials() {
        return Map.of("apiKey", apiKey, "apiSecret", signingKey.secret(), "passphrase", passphrase);
    }

    @Override
    public ExpectedKey expected() {
        return OkxExpectation.of(this);
    }

    /** Shows neither the key nor its secrets. */
    @Override
    public String toString() {
        return "OkxKey[words=" + words + ", addresses=" + addresses + ", demo=" + demo + ", status=" + status + "]";
    }
}
