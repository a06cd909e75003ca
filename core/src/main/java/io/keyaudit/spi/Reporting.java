package io.keyaudit.spi;

/** Whether a service reports a kind of fact about its keys. */
public enum Reporting {
    /** The service reports it when it is asked about a key. */
    REPORTED,
    /** The service reports it in an inventory only, not when a key asks about itself. */
    INVENTORY_ONLY,
    /** The service reports it, but the audit's own request changes it, such as the last use. */
    DISTURBED,
    /** The service never reports it. */
    NEVER
}
