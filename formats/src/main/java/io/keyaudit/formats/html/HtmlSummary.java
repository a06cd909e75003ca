package io.keyaudit.formats.html;

import io.keyaudit.Severity;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.policy.AuditSummary;
import java.util.Optional;

/**
 * What the whole report comes to. Not thread-safe.
 *
 * @param judged whether the keys are held against something
 */
record HtmlSummary(ReportStart start, ReportEnd end, boolean judged, AuditSummary summary) {
    void writeTo(MarkupOutput page) {
        page.open("section", "aria-labelledby", "summary").line();
        page.element("h2", "Summary", "id", "summary").line();
        verdict(page);
        page.open("dl", "class", "tiles").line();
        tile("Keys", summary.keys(), "", page);
        tile("Read", summary.inspected(), "", page);
        tile("Not read", summary.failed(), summary.failed() > 0 ? "grave" : "", page);
        if (judged) {
            for (Severity severity : Severity.gravestFirst()) {
                String name = severity.text();
                long count = summary.standing(severity);
                tile(name, count, count > 0 ? name : "", page);
            }
            tile("Inconclusive", summary.inconclusive(), "", page);
            tile("Suppressed", summary.suppressed(), "", page);
        }
        page.close().line();
        if (judged) {
            page.element(
                    "p",
                    "Counts by severity are of findings that stand: open, or inconclusive because something could not"
                            + " be told. Suppressed ones are accepted for the time being and not among them.",
                    "class",
                    "faint");
        }
        page.close().line();
    }

    private static void tile(String term, long count, String kind, MarkupOutput page) {
        page.open("div", "class", kind).element("dt", term).element("dd", String.valueOf(count));
        page.close().line();
    }

    private void verdict(MarkupOutput page) {
        if (!judged) {
            page.open("p", "class", "verdict").element("strong", "Not judged");
            page.text(" The keys were read, and held against no policy.")
                    .close()
                    .line();
            return;
        }
        boolean compliant = summary.compliant(start.failOn());
        page.open("p", "class", "verdict " + (compliant ? "good" : "grave"));
        page.element("strong", compliant ? "\u2713 Compliant" : "\u2717 Not compliant")
                .text(" ");
        page.text(reason(compliant)).close().line();
    }

    private String reason(boolean compliant) {
        String bar = "severity " + start.failOn().text() + (start.failOn() == Severity.CRITICAL ? "" : " or above");
        if (compliant) {
            return "Every key was read, and no finding of " + bar + " stands.";
        }
        Optional<String> unread = summary.failed() > 0
                ? Optional.of(summary.failed() == 1 ? "1 key was not read" : summary.failed() + " keys were not read")
                : Optional.empty();
        if (summary.standingFrom(start.failOn()) > 0) {
            String stand = bar + " stand.";
            return unread.map(keys -> keys + ", and findings of " + stand).orElse("Findings of " + stand);
        }
        return unread.orElse("") + ".";
    }
}
