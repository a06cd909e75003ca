package io.keyaudit.test;

import io.keyaudit.KeySnapshot;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.providers.Providers;

/**
 * Assertions about keys: {@code assertThat(key).cannot("withdraw:write")}. Import {@code assertThat} of this class
 * statically beside AssertJ's own.
 */
public final class KeyAssertions {
    private KeyAssertions() {}

    /** Starts assertions about what became of a key. Those about its permissions fail if the key was not read. */
    public static KeyAssert assertThat(KeyOutcome outcome) {
        return new KeyAssert(outcome, Providers.discover());
    }

    /** Starts assertions about a key that was read. */
    public static KeyAssert assertThat(KeySnapshot key) {
        return assertThat(new KeyOutcome.Inspected(
                AuditTarget.builder(key.provider() + " key", key.provider()).build(), key));
    }
}
