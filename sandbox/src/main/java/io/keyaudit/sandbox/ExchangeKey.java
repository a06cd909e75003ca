package io.keyaudit.sandbox;

import java.util.List;
import java.util.Map;

/** An API key as an exchange has created it. Immutable. */
public interface ExchangeKey {

    /** Returns the key's public half, by which the exchange knows it. */
    String apiKey();

    /** Returns what the key's requests are signed with. */
    SigningKey signingKey();

    /** Returns the id of the account or user that the key belongs to; limits are counted by it. */
    String account();

    /** Returns the addresses that the key can be used from; empty if it can be used from any. */
    List<String> addresses();

    /** Returns how the exchange treats the key. */
    KeyStatus status();

    /** Returns the credentials that a client needs, by their names in keyaudit. */
    default Map<String, String> credentials() {
        return Map.of("apiKey", apiKey(), "apiSecret", signingKey().secret());
    }

    /** Returns what a truthful audit says of the key. */
    ExpectedKey expected();
}
