package io.keyaudit.formats.shard;

import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.OutcomeSpool;
import io.keyaudit.yaml.Position;
import java.util.function.Supplier;

/**
 * A key of a shard whose outcome is in a spool.
 *
 * @param target the key, without its credentials and options
 * @param position where the keys file lists it, or the key that listed it
 * @param outcome gives the outcome back, once
 */
public record KeptKey(AuditTarget target, Position position, Supplier<KeyOutcome> outcome) {
    static KeptKey of(KeyEntry entry, OutcomeSpool spool) {
        return new KeptKey(entry.outcome().target(), entry.position(), spool.keep(entry.outcome()));
    }

    /** Returns the name of the key of the keys file that this is, or that listed it. */
    String declaredName() {
        return target.listedBy().orElse(target.name());
    }

    /** Returns whether the keys file lists it. */
    boolean isDeclared() {
        return target.listedBy().isEmpty();
    }
}
