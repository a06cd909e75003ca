package io.keyaudit.formats.html;

import io.keyaudit.Severity;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.formats.content.FindingCounts;
import io.keyaudit.policy.Finding;
import java.util.List;

/**
 * A key as the parts of an HTML report refer to it. Immutable.
 *
 * @param number its place among the keys, from 1 on
 * @param findings those in this key
 */
record HtmlKey(long number, KeyOutcome outcome, List<Finding> findings) {
    HtmlKey {
        findings = List.copyOf(findings);
    }

    String name() {
        return outcome.target().name();
    }

    String provider() {
        return outcome.target().provider();
    }

    /** The state, or that there is none since the key was not read. */
    String state() {
        return outcome instanceof Inspected inspected
                ? inspected.snapshot().state().text()
                : "failed";
    }

    /** Where the page tells all about the key. */
    String anchor() {
        return "key-" + number;
    }

    /** The highest severity of the findings that stand, as a number that grows with it; 0 if none stands. */
    String rank() {
        return FindingCounts.of(findings).worst().map(HtmlKey::rank).orElse("0");
    }

    /** A severity as a number that grows with it. */
    static String rank(Severity severity) {
        return switch (severity) {
            case INFO -> "1";
            case LOW -> "2";
            case MEDIUM -> "3";
            case HIGH -> "4";
            case CRITICAL -> "5";
        };
    }

    /** The class of an element that is about this key, and what the page's filters go by. */
    String[] attributes(String kind) {
        return new String[] {
            "class", kind,
            "data-key", String.valueOf(number),
            "data-provider", provider(),
            "data-state", state(),
            "data-rank", rank(),
            "data-findings", String.valueOf(findings.size())
        };
    }

    /** Writes the name as a link to all about the key. */
    void link(MarkupOutput page) {
        page.open("a", "href", "#" + anchor()).foreign(name()).close();
    }

    /** Writes how many findings there are, by severity. */
    void badges(MarkupOutput page) {
        FindingCounts counts = FindingCounts.of(findings);
        for (Severity severity : Severity.gravestFirst()) {
            long count = counts.standing(severity);
            if (count > 0) {
                String name = severity.text();
                page.element("span", count + " " + name, "class", "badge " + name)
                        .text(" ");
            }
        }
        if (counts.suppressed() > 0) {
            page.element("span", counts.suppressed() + " suppressed", "class", "badge suppressed");
        }
        if (findings.isEmpty()) {
            page.element("span", "none", "class", "faint");
        }
    }
}
