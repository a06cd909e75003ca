package io.keyaudit.formats.html;

import io.keyaudit.Severity;
import io.keyaudit.formats.content.FindingCounts;
import io.keyaudit.policy.Assessment;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.FindingStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Puts findings into values. */
final class FindingValues {
    private FindingValues() {}

    static Values of(Finding finding, RuleIndex rules) {
        return Values.of("anchor", Anchors.finding(finding))
                .with("rank", rank(finding.severity()))
                .with("rule", rules.number(finding.rule().id()))
                .with("statusLetter", finding.status() == FindingStatus.OPEN ? "F" : "I")
                .with("inconclusive", finding.status() == FindingStatus.INCONCLUSIVE)
                .with("status", finding.status().text())
                .with("severity", finding.severity().text())
                .with("message", finding.message())
                .with("id", finding.rule().id())
                .with("remedy", Optional.of(finding.rule().remedy()).filter(remedy -> !remedy.isBlank()))
                .with(
                        "accepted",
                        finding.suppression()
                                .map(by -> Values.of("until", by.expires().toString())
                                        .with("reason", by.reason())));
    }

    /**
     * Returns a badge for each severity of which findings are certain, then for each of which some are not, and one for
     * those that are accepted. That the key could not be read is said beside it.
     */
    static List<Values> badges(List<Finding> findings) {
        FindingCounts counts = FindingCounts.of(findings.stream()
                .filter(finding -> !finding.rule().equals(Assessment.UNREAD_KEY))
                .toList());
        List<Values> badges = new ArrayList<>();
        for (Severity severity : Severity.gravestFirst()) {
            badge(counts.certain(severity), severity.text(), severity.text(), badges);
        }
        for (Severity severity : Severity.gravestFirst()) {
            badge(counts.inconclusive(severity), severity.text() + "?", "doubtful", badges);
        }
        badge(counts.suppressed(), "accepted", "accepted", badges);
        return badges;
    }

    private static void badge(long count, String what, String kind, List<Values> badges) {
        if (count > 0) {
            badges.add(Values.of("text", count + " " + what).with("kind", kind));
        }
    }

    /** Returns the highest severity of findings that stand, as a number that grows with it; 0 if none stands. */
    static int rank(List<Finding> findings) {
        return FindingCounts.of(findings).worst().map(FindingValues::rank).orElse(0);
    }

    /** Returns a severity as a number that grows with it, from 1 on. */
    static int rank(Severity severity) {
        return Arrays.asList(Severity.values()).indexOf(severity) + 1;
    }
}
