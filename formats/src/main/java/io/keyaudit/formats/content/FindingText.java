package io.keyaudit.formats.content;

import io.keyaudit.policy.Finding;
import io.keyaudit.policy.RuleDescription;
import io.keyaudit.policy.Suppression;
import io.keyaudit.text.VisibleText;

/** Says in words what a finding is. All of it is visible. */
public final class FindingText {
    private FindingText() {}

    /** Returns the status, such as {@code open}, or {@code suppressed until 2027-01-31: Sweeps at night}. */
    public static String status(Finding finding) {
        return finding.suppression()
                .map(FindingText::acceptance)
                .orElse(finding.status().text());
    }

    /** Returns why it is accepted, and until when. */
    public static String acceptance(Suppression suppression) {
        return "suppressed until " + suppression.expires() + ": " + VisibleText.of(suppression.reason());
    }

    /** Returns the rule's remedy and the controls that it serves, each on a line; empty if there are none. */
    public static String advice(RuleDescription rule) {
        StringBuilder advice = new StringBuilder();
        if (!rule.remedy().isBlank()) {
            advice.append("Remedy: ").append(VisibleText.of(rule.remedy())).append('\n');
        }
        rule.controls()
                .forEach(control -> advice.append("Control: ")
                        .append(VisibleText.of(control.toString()))
                        .append('\n'));
        return advice.toString();
    }
}
