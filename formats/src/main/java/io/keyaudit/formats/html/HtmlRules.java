package io.keyaudit.formats.html;

import io.keyaudit.formats.content.FindingCounts;
import io.keyaudit.policy.ControlReference;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.RuleDescription;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rules that anything was found about, each with what to do, the gravest first. Not thread-safe. */
final class HtmlRules {
    private final Map<String, Found> byId = new TreeMap<>();

    void add(Finding finding) {
        byId.computeIfAbsent(finding.rule().id(), absent -> new Found(finding.rule(), new FindingCounts()))
                .counts()
                .add(finding);
    }

    boolean isEmpty() {
        return byId.isEmpty();
    }

    void writeTo(MarkupOutput page) {
        page.open("section", "aria-labelledby", "rules").line();
        page.element("h2", "What to do", "id", "rules").line();
        page.open("div", "class", "scroll", "role", "group", "tabindex", "0", "aria-labelledby", "rules");
        page.open("table", "class", "rules");
        page.element("caption", "Rules with findings, their remedies and the controls they serve")
                .line();
        page.open("thead").open("tr");
        for (String column : List.of("Severity", "Rule", "Findings", "Remedy", "Controls")) {
            page.element("th", column, "scope", "col");
        }
        page.close().close().open("tbody").line();
        List<Found> rules = new ArrayList<>(byId.values());
        // Stable: those that matter equally stay sorted by id.
        rules.sort(
                Comparator.comparing((Found found) -> found.rule().severity()).reversed());
        rules.forEach(found -> row(found, page));
        page.close().close().close().close().line();
    }

    /** Where the page tells of the rule. */
    static String anchor(RuleDescription rule) {
        return "rule-" + rule.id();
    }

    private static void row(Found found, MarkupOutput page) {
        RuleDescription rule = found.rule();
        page.open("tr", "id", anchor(rule)).open("td");
        page.element(
                "span",
                rule.severity().text(),
                "class",
                "badge " + rule.severity().text());
        page.close().open("th", "scope", "row").foreign(rule.title()).text(" ");
        page.element("code", rule.id()).close();
        page.open("td").text(found.standing()).close();
        page.open("td");
        if (rule.remedy().isBlank()) {
            page.element("span", "none given", "class", "faint");
        } else {
            page.foreign(rule.remedy());
        }
        page.close().open("td");
        if (rule.controls().isEmpty()) {
            page.element("span", "none given", "class", "faint");
        } else {
            page.open("ul", "class", "controls");
            for (ControlReference control : rule.controls()) {
                page.open("li").foreign(control.toString()).close();
            }
            page.close();
        }
        page.close().close().line();
    }

    private record Found(RuleDescription rule, FindingCounts counts) {
        String standing() {
            StringBuilder text = new StringBuilder().append(counts.standing());
            if (counts.inconclusive() > 0) {
                text.append(", of them inconclusive: ").append(counts.inconclusive());
            }
            if (counts.suppressed() > 0) {
                text.append("; suppressed: ").append(counts.suppressed());
            }
            return text.toString();
        }
    }
}
