package io.keyaudit;

import java.util.Locale;

/** What kind of data a key works on. */
public enum Environment {
    /** Real accounts and real money. */
    PRODUCTION,
    /** A test, demo or sandbox environment of the service. */
    TEST;

    /** Returns the name in files and reports: {@code production}, {@code test}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
