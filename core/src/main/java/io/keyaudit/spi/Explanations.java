package io.keyaudit.spi;

import io.keyaudit.Provenance;
import io.keyaudit.ResourceAccess;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why accesses of one key are as they are. Resolves the answer again when it is first asked, so that of the many keys
 * which nobody asks about nothing but the answer is kept. Safe for use by several threads.
 */
final class Explanations {
    private final ScopeTable table;
    private final ScopeAnswer answer;
    private volatile @Nullable Resolution resolution;

    Explanations(ScopeTable table, ScopeAnswer answer) {
        this.table = table;
        this.answer = answer;
    }

    Optional<Provenance> of(ResourceAccess access) {
        Resolution known = resolution;
        if (known == null) {
            known = new Resolution(table, answer);
            resolution = known;
        }
        return Optional.of(known.decide(access));
    }
}
