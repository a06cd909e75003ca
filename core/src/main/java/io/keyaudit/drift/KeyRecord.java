package io.keyaudit.drift;

import io.keyaudit.Endpoint;
import io.keyaudit.KeySnapshot;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import java.util.Optional;

/**
 * What is remembered of one key. Immutable; holds no secret.
 *
 * @param name what people call the key
 * @param provider id of the provider that it was audited with
 * @param endpoint the service's address, if it was not the provider's default or the key was read
 * @param reading what was read; none if the key could not be read
 */
public record KeyRecord(String name, String provider, Optional<Endpoint> endpoint, Optional<KeyReading> reading) {
    /** What is to be remembered of an outcome. */
    public static KeyRecord of(KeyOutcome outcome) {
        AuditTarget target = outcome.target();
        if (outcome instanceof KeyOutcome.Inspected inspected) {
            KeySnapshot snapshot = inspected.snapshot();
            return new KeyRecord(
                    target.name(),
                    target.provider(),
                    Optional.of(snapshot.endpoint()),
                    Optional.of(KeyReading.of(snapshot)));
        }
        return new KeyRecord(target.name(), target.provider(), target.endpoint(), Optional.empty());
    }
}
