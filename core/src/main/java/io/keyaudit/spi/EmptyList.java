package io.keyaudit.spi;

/** What a service means by an empty list of scopes. */
public enum EmptyList {
    /** The key has no scope, and so no access but what every key has. */
    NO_ACCESS,
    /** The key is not limited to scopes: it has full access. */
    FULL_ACCESS,
    /** Not documented: every access is unknown. */
    UNKNOWN
}
