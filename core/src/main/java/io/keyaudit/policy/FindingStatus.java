package io.keyaudit.policy;

import java.util.Locale;

/** What is to be made of a finding. */
public enum FindingStatus {
    /** The rule is broken. */
    OPEN,
    /** Whether the rule is broken cannot be told: something is unknown. Not a pass. */
    INCONCLUSIVE,
    /** Somebody accepted it for the time being, and said why. */
    SUPPRESSED;

    /** The name in files and reports, such as {@code open}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
