package io.keyaudit.policy;

import java.util.Locale;

/** The result of one rule for one key. */
public enum Verdict {
    /** What was read proves that the key keeps the rule. */
    PASS,
    /** The key breaks the rule. */
    FAIL,
    /** Something is unknown, so it is not known whether the key breaks the rule. Not a pass. */
    INCONCLUSIVE,
    /** The rule does not apply to the key, or the service does not report what the rule is about. */
    NOT_APPLICABLE,
    /** The key could not be read, or was never asked about. */
    NOT_READ;

    /** Returns the name in files and reports, such as {@code not-applicable}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
