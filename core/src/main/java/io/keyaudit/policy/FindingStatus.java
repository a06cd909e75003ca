package io.keyaudit.policy;

import java.util.Locale;

/** Whether a finding is certain, and whether it is accepted. */
public enum FindingStatus {
    /** The rule is broken. */
    OPEN,
    /** It is unknown whether the rule is broken, because something else is. Not a pass. */
    INCONCLUSIVE,
    /** Somebody accepted it for the time being, and said why. */
    SUPPRESSED;

    /** Returns the name in files and reports, such as {@code open}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
