package io.keyaudit.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The times of a Kraken key, in whole seconds. Immutable.
 *
 * @param validUntil null for a key that does not expire
 * @param queryFrom the start of the history that the key can read; null if there is none
 * @param queryTo the end of the history that the key can read; null if there is none
 */
public record KrakenDates(
        Instant created,
        Instant modified,
        @Nullable Instant validUntil,
        @Nullable Instant queryFrom,
        @Nullable Instant queryTo) {

    /** Returns a time of creation, and nothing that limits the key. */
    public static KrakenDates created(Instant created) {
        return new KrakenDates(created, created, null, null, null);
    }
}
