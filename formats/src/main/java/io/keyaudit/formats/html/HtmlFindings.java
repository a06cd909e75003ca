package io.keyaudit.formats.html;

import io.keyaudit.Severity;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.Suppression;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All findings in a table, the gravest first and accepted ones last. Not thread-safe. */
final class HtmlFindings implements AutoCloseable {
    private final Map<Severity, TempBuffer> standing = new EnumMap<>(Severity.class);
    private final TempBuffer suppressed = new TempBuffer();

    /**
     * Adds a finding.
     *
     * @param key the key that it was found in; none if it shows only in all keys together
     */
    void add(Finding finding, Optional<HtmlKey> key) {
        MarkupOutput row = finding.stands()
                ? standing.computeIfAbsent(finding.severity(), absent -> new TempBuffer())
                        .markup()
                : suppressed.markup();
        row.open(
                "tr",
                "data-provider",
                key.map(HtmlKey::provider).orElse(""),
                "data-state",
                key.map(HtmlKey::state).orElse(""),
                "data-rank",
                finding.stands() ? HtmlKey.rank(finding.severity()) : "0",
                "data-findings",
                "1");
        row.open("td", "data-sort", HtmlKey.rank(finding.severity()));
        severity(finding, row);
        row.close().open("td");
        status(finding, row);
        row.close().open("th", "scope", "row");
        if (key.isPresent()) {
            key.get().link(row);
        } else if (finding.key().isPresent()) {
            row.foreign(finding.key().get());
        } else {
            row.element("span", "no single key", "class", "faint");
        }
        row.close().open("td");
        message(finding, row);
        row.close().close().line();
    }

    /** Writes the table; the page's stream is {@code out}. */
    void writeTo(MarkupOutput page, OutputStream out) {
        page.open("section", "class", "keys", "aria-labelledby", "findings").line();
        page.element("h2", "Findings", "id", "findings").line();
        page.open("div", "class", "scroll", "role", "group", "tabindex", "0", "aria-labelledby", "findings");
        page.open("table", "class", "findings", "data-rows", "finding");
        page.element("caption", "What breaks a rule, or may, key by key").line();
        page.open("thead").open("tr");
        for (String column : List.of("Severity", "Status", "Key", "Finding")) {
            String order = column.equals("Severity") ? "descending" : "ascending";
            page.element("th", column, "scope", "col", "data-order", order);
        }
        page.close().close().open("tbody").line().flush();
        for (Severity severity : Severity.gravestFirst()) {
            Optional.ofNullable(standing.get(severity)).ifPresent(spool -> spool.copyTo(out));
        }
        suppressed.copyTo(out);
        page.close().close().close().close().line();
    }

    @Override
    public void close() {
        standing.values().forEach(TempBuffer::close);
        suppressed.close();
    }

    static void severity(Finding finding, MarkupOutput page) {
        String severity = finding.severity().text();
        page.element("span", severity, "class", "badge " + severity);
    }

    static void status(Finding finding, MarkupOutput page) {
        String status = finding.status().text();
        page.element("span", status, "class", "status " + status);
    }

    /** Writes what is wrong, of which rule, and why it is accepted if it is. */
    static void message(Finding finding, MarkupOutput page) {
        page.foreign(finding.message()).text(" ");
        page.open("a", "class", "rule", "href", "#" + HtmlRules.anchor(finding.rule()));
        page.text(finding.rule().id()).close();
        if (finding.suppression().isPresent()) {
            Suppression suppression = finding.suppression().get();
            page.text(" ").open("span", "class", "accepted").text("Accepted until ");
            page.element(
                    "time",
                    suppression.expires().toString(),
                    "datetime",
                    suppression.expires().toString());
            page.text(": ").foreign(suppression.reason()).close();
        }
    }
}
