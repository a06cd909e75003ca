package io.keyaudit.lifecycle;

import io.keyaudit.Fact;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.spi.KeyDraft;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A key that is to be replaced, as it was read. Immutable; holds no secret.
 *
 * @param id the service's identifier of the key to replace
 * @param old the key to replace
 */
public record RotationPlan(String id, KeySnapshot old) {
    private static final long LONGEST_DAYS = 365;

    /** Returns whether the old key is to be switched off: unless it is known not to work, it is. */
    public boolean switchesOff() {
        return old.state() == KeyState.ACTIVE || old.state() == KeyState.UNKNOWN;
    }

    /**
     * Returns for how many days the old key was valid when it was created, 1 to 365; empty if it never expires or that
     * is unknown.
     */
    public Optional<Integer> lifetime() {
        if (old.attributes().createdAt() instanceof Fact.Known<Instant> created
                && old.attributes().expiresAt() instanceof Fact.Known<Instant> expires) {
            // To the nearest day: services set the two times one after the other.
            long days = Duration.between(created.value(), expires.value())
                    .plus(Duration.ofHours(12))
                    .toDays();
            return Optional.of((int) Math.max(1, Math.min(LONGEST_DAYS, days)));
        }
        return Optional.empty();
    }

    /**
     * Returns the successor, with the old key's label and scopes; with full access if the old key has it.
     *
     * @param days after how many days the successor expires; absent means never
     */
    public KeyDraft draft(Optional<Integer> days) {
        boolean full = old.permissions().unrestricted();
        return new KeyDraft(
                old.attributes().label().toOptional().orElse("rotated"),
                full ? List.of() : old.nativeScopes(),
                full,
                days);
    }
}
