package io.keyaudit;

import java.util.Locale;

/** Why a key could not be read. */
public enum FailureKind {
    /** The service does not accept the key: it is wrong, expired, switched off or deleted. */
    REJECTED,
    /** The service knows the key but does not let it ask. */
    FORBIDDEN,
    /** The service wants fewer requests. */
    RATE_LIMITED,
    /** The service cannot be reached or is out of order. */
    UNAVAILABLE,
    /** No answer in time. */
    TIMEOUT,
    /** An answer that is not understood. Nothing is concluded from it. */
    PROTOCOL,
    /** The target's configuration is invalid. */
    CONFIGURATION,
    /** The service cannot be asked about keys of this kind; nothing was sent. */
    UNSUPPORTED,
    /** Stopped before there was an answer. */
    CANCELLED,
    /** The provider is at fault. */
    INTERNAL;

    /** Returns the name in files and reports, such as {@code rate-limited}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
