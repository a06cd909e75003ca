package io.keyaudit.formats.content;

import io.keyaudit.Severity;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.text.VisibleText;
import java.util.ArrayList;
import java.util.List;

/**
 * Says in words what came of holding keys against something.
 *
 * @param start what they were held against
 * @param tally all that was found
 */
public record ComplianceLine(ReportStart start, Tally tally) {
    public boolean compliant() {
        return tally.compliant(start.failOn());
    }

    /** Such as {@code not compliant with "production keys": 1 key could not be read}. */
    public String text() {
        String with = start.policy()
                .map(name -> " with \"" + VisibleText.of(name) + "\"")
                .orElse("");
        return (compliant() ? "compliant" : "not compliant") + with + reasons();
    }

    /** Such as {@code findings: 1 critical, 2 high (1 inconclusive), 1 suppressed}. */
    public String findings() {
        List<String> counts = new ArrayList<>();
        Severity[] ascending = Severity.values();
        for (int index = ascending.length - 1; index >= 0; index--) {
            long count = tally.findings().standing(ascending[index]);
            if (count > 0) {
                counts.add(count + " " + ascending[index].text());
            }
        }
        String standing = counts.isEmpty() ? "none" : String.join(", ", counts);
        return "findings: " + standing
                + (tally.findings().inconclusive() == 0
                        ? ""
                        : " (" + tally.findings().inconclusive() + " inconclusive)")
                + (tally.findings().suppressed() == 0
                        ? ""
                        : ", " + tally.findings().suppressed() + " suppressed");
    }

    private String reasons() {
        List<String> reasons = new ArrayList<>();
        if (tally.failed() > 0) {
            reasons.add(count(tally.failed(), "key") + " could not be read");
        }
        long breaches = tally.standingFrom(start.failOn());
        if (breaches > 0) {
            reasons.add(count(breaches, "finding") + " at or above "
                    + start.failOn().text());
        }
        return reasons.isEmpty() ? "" : ": " + String.join(", ", reasons);
    }

    private static String count(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
