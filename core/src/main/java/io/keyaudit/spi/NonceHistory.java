package io.keyaudit.spi;

import java.util.Map;
import java.util.Optional;

/**
 * What is known of one key's nonces. Immutable.
 *
 * @param accepted the largest nonce that the service has accepted
 * @param sent the last nonce sent in each unit, whatever became of it; by the unit's name
 */
public record NonceHistory(Optional<Accepted> accepted, Map<String, Long> sent) {
    /** The history of a key of which nothing is known. */
    public static final NonceHistory EMPTY = new NonceHistory(Optional.empty(), Map.of());

    /** Copies what can change. */
    public NonceHistory {
        sent = Map.copyOf(sent);
    }

    /**
     * A nonce that the service accepted.
     *
     * @param unit the name of what it counts, such as {@code millis}
     * @param value the nonce itself
     */
    public record Accepted(String unit, long value) {}
}
