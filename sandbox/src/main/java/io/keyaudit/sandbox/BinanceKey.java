package io.keyaudit.sandbox;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Binance key. Immutable.
 *
 * @param signingKey a shared secret (HMAC), or an RSA or Ed25519 pair
 * @param flags what the service answers of the key's rights, in this order; a flag that is not here is left out
 * @param addresses never answered; only whether there are any
 * @param createdAt left out of the answer if null
 * @param tradingExpiresAt left out of the answer if null, as for a key whose right to trade does not expire
 */
public record BinanceKey(
        String apiKey,
        SigningKey signingKey,
        Map<String, Boolean> flags,
        List<String> addresses,
        @Nullable Instant createdAt,
        @Nullable Instant tradingExpiresAt,
        KeyStatus status)
        implements ExchangeKey {

    /** Copies the flags and the addresses. */
    public BinanceKey {
        flags = Collections.unmodifiableMap(new LinkedHashMap<>(flags));
        addresses = List.copyOf(addresses);
    }

    /** Returns an active key without addresses; the flags are those that are stated. */
    public static BinanceKey of(String apiKey, SigningKey signingKey, Map<String, Boolean> flags) {
        return new BinanceKey(apiKey, signingKey, flags, List.of(), null, null, KeyStatus.ACTIVE);
    }

    public BinanceKey withAddresses(String... newAddresses) {
        return new BinanceKey(apiKey, signingKey, flags, List.of(newAddresses), createdAt, tradingExpiresAt, status);
    }

    public BinanceKey withCreatedAt(Instant newCreatedAt) {
        return new BinanceKey(apiKey, signingKey, flags, addresses, newCreatedAt, tradingExpiresAt, status);
    }

    public BinanceKey withStatus(KeyStatus newStatus) {
        return new BinanceKey(apiKey, signingKey, flags, addresses, createdAt, tradingExpiresAt, newStatus);
    }

    /** Returns an empty text: Binance counts by address. */
    @Override
    public String account() {
        return "";
    }

    @Override
    public ExpectedKey expected() {
        return BinanceExpectation.of(this);
    }

    /** Shows neither the key nor the secret. */
    @Override
    public String toString() {
        return "BinanceKey[flags=" + flags + ", addresses=" + addresses + ", status=" + status + "]";
    }
}
