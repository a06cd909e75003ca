package io.keyaudit.audit;

/**
 * Follows an audit as it goes. Called on the thread that called the auditor, one call at a time. It is told of the
 * targets only; keys that an inventory lists come with their target's outcome.
 */
public interface AuditListener {
    /** A key is being asked about. */
    default void started(AuditTarget target) {}

    /** There is an outcome; they come in the order in which they are ready. */
    default void finished(KeyOutcome outcome) {}
}
