package io.keyaudit;

import java.util.Locale;

/** Whether a key works at present. */
public enum KeyState {
    ACTIVE,
    /** Switched off; it can be switched on again. */
    INACTIVE,
    /** Past its expiry, even where the service still calls it active. */
    EXPIRED,
    /** The service does not report it. */
    UNKNOWN;

    /** Returns the name in files and reports, such as {@code active}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
