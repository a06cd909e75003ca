package io.keyaudit;

import java.util.Locale;

/** Whether an access is granted, in three values: what was not read is {@link #UNKNOWN}, never {@link #DENIED}. */
public enum Grant {
    GRANTED,
    DENIED,
    UNKNOWN;

    /** Returns the name in files and reports: {@code granted}, {@code denied}, {@code unknown}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
