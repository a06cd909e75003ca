package io.keyaudit.formats.html;

import io.keyaudit.Severity;
import io.keyaudit.formats.content.ComplianceLine;
import io.keyaudit.formats.content.FindingCounts;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.policy.AuditSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the whole report comes to.
 *
 * @param findings all of them, those of keys that are not shown included
 */
record SummaryValues(ReportStart start, AuditSummary summary, FindingCounts findings) {
    /** Adds the verdict and the counts to a page's values. */
    Values addTo(Values page) {
        return verdict(page).with("tiles", tiles());
    }

    private Values verdict(Values page) {
        if (!start.judges()) {
            return page.with("verdict", "Not judged")
                    .with("verdictKind", "")
                    .with("reason", "The keys were read, and held against no policy.");
        }
        ComplianceLine line = new ComplianceLine(start, summary);
        return page.with("verdict", line.compliant() ? "\u2713 Compliant" : "\u2717 Not compliant")
                .with("verdictKind", line.compliant() ? "good" : "grave")
                .with("reason", line.reasons());
    }

    private List<Values> tiles() {
        List<Values> tiles = new ArrayList<>();
        tiles.add(tile("keys", summary.keys(), "", Optional.empty()));
        tiles.add(tile("read", summary.inspected(), "", Optional.empty()));
        if (summary.failed() > 0) {
            tiles.add(tile("not read", summary.failed(), "grave", Optional.empty()));
        }
        if (summary.notAsked() > 0) {
            tiles.add(tile("not asked about", summary.notAsked(), "grave", Optional.empty()));
        }
        Severity.gravestFirst().stream()
                .filter(severity -> findings.standing(severity) > 0)
                .forEach(severity -> tiles.add(tile(severity)));
        if (summary.suppressed() > 0) {
            tiles.add(tile("accepted", summary.suppressed(), "", Optional.empty()));
        }
        return tiles;
    }

    /** What is certain, and beside it what is not. */
    private Values tile(Severity severity) {
        long inconclusive = findings.inconclusive(severity);
        long certain = findings.certain(severity);
        return tile(
                severity.text(),
                certain,
                certain == 0 ? "" : severity.text(),
                Optional.of("+ " + inconclusive + " inconclusive").filter(any -> inconclusive > 0));
    }

    private static Values tile(String term, long count, String kind, Optional<String> more) {
        return Values.of("term", term).with("count", count).with("kind", kind).with("more", more);
    }
}
