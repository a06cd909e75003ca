package io.keyaudit.formats.content;

import io.keyaudit.Severity;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.policy.AuditSummary;
import io.keyaudit.text.VisibleText;
import java.util.ArrayList;
import java.util.List;

/**
 * Says in words whether keys comply with a policy.
 *
 * @param start the policy
 * @param summary all that was found
 */
public record ComplianceLine(ReportStart start, AuditSummary summary) {
    public boolean compliant() {
        return summary.compliant(start.failOn());
    }

    /** Returns the verdict, such as {@code not compliant with "production keys": 1 key could not be read}. */
    public String text() {
        String with = start.policy()
                .map(name -> " with \"" + VisibleText.of(name) + "\"")
                .orElse("");
        String reasons = reasons();
        return (compliant() ? "compliant" : "not compliant") + with + (reasons.isEmpty() ? "" : ": " + reasons);
    }

    /** Returns the counts, such as {@code findings: 1 critical, 2 high (1 inconclusive), 1 suppressed}. */
    public String findings() {
        List<String> counts = new ArrayList<>();
        for (Severity severity : Severity.gravestFirst()) {
            long count = summary.standing(severity);
            if (count > 0) {
                counts.add(count + " " + severity.text());
            }
        }
        String standing = counts.isEmpty() ? "none" : String.join(", ", counts);
        return "findings: " + standing
                + (summary.inconclusive() == 0 ? "" : " (" + summary.inconclusive() + " inconclusive)")
                + (summary.suppressed() == 0 ? "" : ", " + summary.suppressed() + " suppressed");
    }

    /** Returns why, such as {@code 1 key could not be read, 4 findings at or above low}; empty if they comply. */
    public String reasons() {
        List<String> reasons = new ArrayList<>();
        if (summary.failed() > 0) {
            reasons.add(count(summary.failed(), "key") + " could not be read");
        }
        if (summary.notAsked() > 0) {
            reasons.add(count(summary.notAsked(), "key") + " not asked");
        }
        long findings = summary.standingFrom(start.failOn());
        if (findings > 0) {
            reasons.add(count(findings, "finding") + " at or above "
                    + start.failOn().text());
        }
        return String.join(", ", reasons);
    }

    private static String count(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
