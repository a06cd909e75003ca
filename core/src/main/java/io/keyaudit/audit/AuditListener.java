package io.keyaudit.audit;

/**
 * Follows an audit as it goes. Called on the thread that called the auditor, one call at a time. It is called for the
 * targets only; keys that an inventory lists come with their target's outcome.
 */
public interface AuditListener {
    /** A key is being asked about. */
    default void started(AuditTarget target) {}

    /** A host is not asked for a while; all of its keys that are left wait, and no other's. */
    default void waiting(HostWait wait) {}

    /** There is an outcome; they come in the order in which they are ready. */
    default void finished(KeyOutcome outcome) {}
}
