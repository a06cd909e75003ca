package io.keyaudit.sandbox;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A Coinbase key of the developer platform. Immutable.
 *
 * @param apiKey {@code organizations/ORG/apiKeys/UUID}, or a UUID
 * @param signingKey P-256 or Ed25519
 * @param flags what the service answers of the key's rights, in this order; a flag that is not here is left out
 * @param portfolio the UUID of the one portfolio that the key is bound to
 * @param portfolioType such as {@code DEFAULT} or {@code CONSUMER}
 * @param addresses never answered
 * @param account the user
 */
public record CoinbaseKey(
        String apiKey,
        SigningKey.Pair signingKey,
        Map<String, Boolean> flags,
        String portfolio,
        String portfolioType,
        List<String> addresses,
        String account,
        KeyStatus status)
        implements ExchangeKey {

    /** Copies the flags and the addresses. */
    public CoinbaseKey {
        flags = Collections.unmodifiableMap(new LinkedHashMap<>(flags));
        addresses = List.copyOf(addresses);
    }

    /** Returns an active key of the default portfolio without addresses. */
    public static CoinbaseKey of(String apiKey, SigningKey.Pair signingKey, Map<String, Boolean> flags) {
        return new CoinbaseKey(
                apiKey,
                signingKey,
                flags,
                "01234567-89ab-cdef-0123-456789abcdef",
                "DEFAULT",
                List.of(),
                apiKey,
                KeyStatus.ACTIVE);
    }

    public CoinbaseKey withAddresses(String... newAddresses) {
        return new CoinbaseKey(
                apiKey, signingKey, flags, portfolio, portfolioType, List.of(newAddresses), account, status);
    }

    public CoinbaseKey withStatus(KeyStatus newStatus) {
        return new CoinbaseKey(apiKey, signingKey, flags, portfolio, portfolioType, addresses, account, newStatus);
    }

    @Override
    public ExpectedKey expected() {
        return CoinbaseExpectation.of(this);
    }

    /** Shows neither the key nor the secret. */
    @Override
    public String toString() {
        return "CoinbaseKey[flags=" + flags + ", portfolioType=" + portfolioType + ", addresses=" + addresses
                + ", status=" + status + "]";
    }
}
