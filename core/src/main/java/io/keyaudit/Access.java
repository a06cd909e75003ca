package io.keyaudit;

import java.util.Locale;

/** The two ways a key can touch a resource. */
public enum Access {
    READ,
    WRITE;

    /** Returns the name in files and reports: {@code read}, {@code write}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
