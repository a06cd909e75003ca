package io.keyaudit;

import java.util.Locale;

/**
 * Whether an access is granted, in three values: what was not read is {@link #UNKNOWN}, never {@link #DENIED}.
 *
 * <p>The operators are those of Kleene's three-valued logic, so nothing that is combined from an unknown grant
 * turns out more certain than it is.
 */
public enum Grant {
    GRANTED,
    DENIED,
    UNKNOWN;

    /** The name in files and reports: {@code granted}, {@code denied}, {@code unknown}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Granted by either of two. */
    public Grant or(Grant other) {
        if (this == GRANTED || other == GRANTED) {
            return GRANTED;
        }
        return this == DENIED && other == DENIED ? DENIED : UNKNOWN;
    }

    /** Granted here and not there. */
    public Grant butNot(Grant other) {
        if (this == DENIED || other == GRANTED) {
            return DENIED;
        }
        return this == GRANTED && other == DENIED ? GRANTED : UNKNOWN;
    }
}
