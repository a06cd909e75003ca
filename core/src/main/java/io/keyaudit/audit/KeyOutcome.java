package io.keyaudit.audit;

import io.keyaudit.FailureKind;
import io.keyaudit.KeySnapshot;

/** What became of one target, or of one key that a target's inventory lists. Immutable; shows no secret. */
public sealed interface KeyOutcome {
    /** The key this is about. */
    AuditTarget target();

    /** Returns a short label: {@code inspected}, {@code not-asked}, or the kind of failure such as {@code rejected}. */
    default String label() {
        if (this instanceof Failed failed) {
            return failed.kind().text();
        }
        return this instanceof Inspected ? "inspected" : "not-asked";
    }

    /** The key was read. */
    record Inspected(AuditTarget target, KeySnapshot snapshot) implements KeyOutcome {}

    /**
     * The key could not be read, and nothing is said of what it can do.
     *
     * @param message what was wrong and what to do, for people
     */
    record Failed(AuditTarget target, FailureKind kind, String message) implements KeyOutcome {}

    /** The key was never asked about, because the audit was stopped before its turn. */
    record NotAsked(AuditTarget target) implements KeyOutcome {}
}
