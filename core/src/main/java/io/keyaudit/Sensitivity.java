package io.keyaudit;

import java.util.Locale;

/** How much harm an access can do in the wrong hands, in ascending order. */
public enum Sensitivity {
    LOW,
    MODERATE,
    HIGH,
    CRITICAL;

    /** Returns the name in files and reports, such as {@code high}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
