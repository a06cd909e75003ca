package io.keyaudit.formats.report;

import io.keyaudit.Severity;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.KeySelector;
import java.util.List;
import java.util.Optional;

/**
 * What a report for people shows. Counts and the verdict are of everything all the same. Immutable.
 *
 * @param detail how much
 * @param least findings below this severity are not shown
 * @param key a pattern for the names of the keys that are shown, {@code *} for any characters and {@code ?} for one; all
 *     if there is none
 */
public record ReportView(Detail detail, Severity least, Optional<String> key) {
    /** What needs attention first, and the rest in groups. */
    public static final ReportView DEFAULT = new ReportView(Detail.USUAL, Severity.INFO, Optional.empty());

    /** How much is shown. */
    public enum Detail {
        /** Counts and the verdict. */
        SUMMARY,
        /** What needs attention, and not the rest. */
        FINDINGS,
        /** In tables a line for each key, with its gravest finding; in other formats as usual. */
        BRIEF,
        /** What needs attention, and the rest in groups of equal keys. */
        USUAL,
        /** Every key, with everything that it can and cannot do. */
        ALL
    }

    /** Returns whether findings and what could not be read are shown. */
    public boolean showsFindings() {
        return detail != Detail.SUMMARY;
    }

    /** Returns whether keys that need no attention are shown. */
    public boolean showsRest() {
        return detail == Detail.USUAL || detail == Detail.BRIEF || detail == Detail.ALL;
    }

    /** Returns whether keys that need no attention are shown in groups of equal ones. */
    public boolean showsGroups() {
        return detail == Detail.USUAL || detail == Detail.BRIEF;
    }

    /** Returns whether this key is shown. */
    public boolean shows(KeyOutcome outcome) {
        return key.map(ReportView::named).map(keys -> keys.matches(outcome)).orElse(true);
    }

    /** Returns whether a finding of a key that is shown, or of no key, is shown. */
    public boolean shows(Finding finding) {
        return finding.severity().isAtLeast(least);
    }

    private static KeySelector named(String pattern) {
        return new KeySelector(List.of(pattern), List.of(), List.of(), List.of());
    }
}
