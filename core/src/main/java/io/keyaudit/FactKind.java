package io.keyaudit;

import java.util.Locale;

/** The kinds of fact about a key that a service can report besides its permissions. */
public enum FactKind {
    /** {@link KeyAttributes#id()}. */
    ID,
    /** {@link KeyAttributes#label()}. */
    LABEL,
    /** {@link KeyAttributes#hint()}. */
    HINT,
    /** {@link KeyAttributes#owner()}. */
    OWNER,
    /** {@link KeyOwner#active()}. */
    OWNER_STATE,
    /** {@link KeyAttributes#createdAt()}. */
    CREATION,
    /** {@link KeyAttributes#lastUsedAt()}. */
    LAST_USE,
    /** {@link KeyAttributes#expiresAt()}. */
    EXPIRY,
    /** {@link KeySnapshot#state()}. */
    STATE,
    /** {@link KeyAttributes#managesKeys()}. */
    KEY_MANAGEMENT,
    /** {@link KeyAttributes#allowedAddresses()}. */
    ALLOWED_ADDRESSES,
    /** {@link KeyAttributes#notBefore()}. */
    NOT_BEFORE,
    /** {@link KeyAttributes#restrictions()}. */
    RESTRICTIONS,
    /** {@link KeyAttributes#environment()}. */
    ENVIRONMENT;

    /** Returns the name in files and reports, such as {@code last-use}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
