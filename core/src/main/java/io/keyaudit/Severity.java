package io.keyaudit;

import java.util.List;
import java.util.Locale;

/** How much a finding matters, in ascending order. */
public enum Severity {
    INFO,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    /** Returns the name in files and reports, such as {@code high}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns all severities, the most severe first. */
    public static List<Severity> gravestFirst() {
        return List.of(CRITICAL, HIGH, MEDIUM, LOW, INFO);
    }

    /** Returns whether this matters as much as the other, or more. */
    public boolean isAtLeast(Severity other) {
        return compareTo(other) >= 0;
    }
}
