package io.keyaudit.formats.html;

import static io.keyaudit.formats.html.ParsedPage.first;
import static io.keyaudit.formats.html.ParsedPage.page;
import static io.keyaudit.formats.html.ParsedPage.parsed;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.KeyAttributes;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Severity;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.formats.FakeProvider;
import io.keyaudit.formats.Findings;
import io.keyaudit.formats.Outcomes;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportView;
import io.keyaudit.formats.report.ReportView.Detail;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.ControlResults;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the HTML report says. */
class HtmlContentTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    docs-bot     |                              |                     | high rooms rw, low accounts.self r, low files r
                    docs-admin   |                              | 1 medium?           | critical full access
                    docs-odd     | expired, unrecognized scopes, inferred | 1 medium  | unlisted spaces w, high files rw, unknown portal rw?, unknown rooms rw?, unknown spaces r?
                    trader       |                              | 1 critical 1 medium | critical withdraw w, high wallets rw
                    treasury     |                              | 1 accepted          | critical withdraw rw, moderate wallets r
                    docs-revoked | not read                     |                     |
                    """)
    void showsWhatAKeyCanDoTheMostSensitiveFirst(
            String key, @Nullable String marks, @Nullable String findings, @Nullable String access) {
        Element row = first(parsed(HtmlSamples.mixed()), "table.keys tbody tr:has(a[href=#key-" + key + "])");

        assertThat(row.select(".mark").eachText()).isEqualTo(split(marks, ", "));
        assertThat(row.select(".badge").eachText()).isEqualTo(split(findings, "(?<=\\D) "));
        assertThat(row.select("td.can b").stream()
                        .map(chip -> chip.className() + " " + chip.text())
                        .toList())
                .isEqualTo(split(access, ", "));
    }

    private static List<String> split(@Nullable String texts, String between) {
        return texts == null ? List.of() : List.of(texts.split(between));
    }

    @Test
    void neverShowsAsDeniedWhatIsUnknown() {
        Document page = page(
                new ReportView(Detail.ALL, Severity.INFO, Optional.empty()),
                ReportStart.withoutPolicy(Outcomes.STARTED, Outcomes.PROVENANCE),
                Outcomes.inspected("k", "docs", Outcomes.permissions("files ??", "rooms --", "spaces ?w")),
                Outcomes.inspected("stranger", "elsewhere", Outcomes.permissions("things r?")));

        assertThat(facts(page, "k", "can")).isEqualTo("spaces:write");
        assertThat(facts(page, "k", "unknown")).isEqualTo("files:read, files:write, spaces:read");
        assertThat(facts(page, "k", "cannot")).isEqualTo("rooms:read, rooms:write");
        Element row = first(page, "table.matrix tr[data-key=1]");
        assertThat(row.select("td[data-label=files] b").eachText()).containsExactly("?", "?");
        assertThat(row.select("td[data-label=rooms] b").eachText()).containsExactly("-", "-");
        assertThat(row.select("td[data-label=portal] b").eachText()).containsExactly("?", "?");
        assertThat(row.select("td.others").text()).isEqualTo("spaces ?w");
        assertThat(first(page, "table.matrix tr[data-key=2] td.others").text()).isEqualTo("things r?");
    }

    @Test
    void tellsNeverFromUnreported() {
        Inspected told = (Inspected) Outcomes.inspected("told", "docs", Outcomes.permissions("files r-"));
        KeySnapshot snapshot = told.snapshot();
        KeyOutcome untold = new Inspected(
                Outcomes.target("untold", "docs"),
                new KeySnapshot(
                        snapshot.provider(),
                        snapshot.endpoint(),
                        snapshot.permissions(),
                        snapshot.nativeScopes(),
                        snapshot.unrecognizedScopes(),
                        snapshot.state(),
                        KeyAttributes.unknown(),
                        snapshot.evidence()));

        Document page = page(
                ReportView.DEFAULT, ReportStart.withoutPolicy(Outcomes.STARTED, Outcomes.PROVENANCE), told, untold);

        assertThat(facts(page, "told", "last used")).isEqualTo("never");
        assertThat(facts(page, "told", "expires")).isEqualTo("2026-11-20 08:30:00 UTC");
        assertThat(facts(page, "told", "owner")).isEqualTo("Zo\u00eb");
        assertThat(facts(page, "told", "nonce")).isEqualTo("1");
        assertThat(facts(page, "told", "not reported")).startsWith("label, valid from, addresses");
        assertThat(facts(page, "untold", "not reported")).contains("last used", "expires", "owner");
        assertThat(first(page, "tr[data-key=1] td.used").text()).isEqualTo("never");
        assertThat(first(page, "tr[data-key=2] td.used").text()).isEqualTo("\u2013");
        assertThat(first(page, "table.keys").classNames())
                .contains("no-addresses")
                .doesNotContain("no-used");
    }

    private static String facts(Document page, String key, String term) {
        return first(page, "#key-" + key + " dt:matches(^" + term + "$) + dd").text();
    }

    @Test
    void whatNeedsAttentionComesFirst() {
        Document page = parsed(HtmlSamples.mixed());

        assertThat(page.select("section > h2").stream().map(Element::id).toList())
                .containsExactly(
                        "summary",
                        "attention",
                        "waiting",
                        "unread",
                        "accepted",
                        "keys",
                        "details",
                        "meaning-docs",
                        "meaning-exchange",
                        "notes",
                        "provenance");
        assertThat(page.select("[aria-labelledby=attention] article h3").eachText())
                .containsExactly("trader exchange", "docs-odd docs", "rule x");
        assertThat(page.select("[aria-labelledby=attention] article:first-child li")
                        .eachText())
                .containsExactly(
                        "critical withdraw:write is granted no-money-out Take the right to withdraw from the key, or make"
                                + " a new one without it.",
                        "medium never expires short-lived");
        assertThat(page.select("[aria-labelledby=waiting] article").eachText())
                .singleElement()
                .asString()
                .contains("short-lived", "docs-admin");
        assertThat(first(page, "[aria-labelledby=accepted] article").text())
                .isEqualTo("critical treasury withdraw:write is granted no-money-out until 2027-01-31: Sweeps at night,"
                        + " TR-118");
        assertThat(first(page, "[aria-labelledby=unread] article").text()).startsWith("docs-revoked rate-limited");
    }

    /** Of one severity, tiles tell what is certain from what is not. */
    @Test
    void countsWhatIsCertainApartFromWhatIsNot() {
        assertThat(parsed(HtmlSamples.mixed()).select(".tiles > div").eachText())
                .containsExactly(
                        "keys 6",
                        "read 5",
                        "not read 1",
                        "critical 1",
                        "medium 2 + 1 inconclusive",
                        "info 1",
                        "accepted 1");
    }

    @ParameterizedTest
    @CsvSource({
        "SUMMARY,,                 '', 'attention,waiting,unread,accepted,keys,details'",
        "FINDINGS,,                'docs-admin,docs-odd,trader,docs-revoked', every-docs",
        "USUAL,,                   'docs-bot,docs-admin,docs-odd,trader,treasury,docs-revoked', every-docs",
        "USUAL, 'tr*',             'trader,treasury', unread",
        "ALL,,                     'docs-bot,docs-admin,docs-odd,trader,treasury,docs-revoked', none"
    })
    void aViewChangesWhatIsShownAndNotTheVerdict(Detail detail, @Nullable String pattern, String keys, String absent) {
        Document page = parsed(HtmlSamples.mixed(new ReportView(detail, Severity.INFO, Optional.ofNullable(pattern))));

        assertThat(page.select("table.keys tbody th").eachText().stream()
                        .map(name -> name.replaceFirst(" .*", ""))
                        .toList())
                .isEqualTo(keys.isEmpty() ? List.of() : List.of(keys.split(",")));
        for (String id : absent.split(",", -1)) {
            assertThat(page.getElementById(id)).isNull();
        }
        assertThat(page.select("[id^=every-]")).hasSize(detail == Detail.ALL ? 2 : 0);
        assertThat(first(page, ".tiles").text()).contains("keys 6", "critical 1");
        assertThat(first(page, ".verdict").text())
                .endsWith("Not compliant 1 key could not be read, 4 findings at or above low");
    }

    @Test
    void aViewLeavesOutLesserFindings() {
        Document page = parsed(HtmlSamples.mixed(new ReportView(Detail.USUAL, Severity.CRITICAL, Optional.empty())));

        assertThat(page.select("li.finding")).hasSize(1);
        assertThat(page.getElementById("waiting")).isNull();
        assertThat(page.select("table.keys tbody tr")).hasSize(6);
        assertThat(first(page, ".tiles").text()).contains("medium 2");
    }

    @Test
    void showsEachControlWithItsRulesAndHowManyKeysKeepThem() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HtmlSamples.judged(6, out);
        Document page = parsed(out.toString(StandardCharsets.UTF_8));

        assertThat(page.select(".controls summary .name").eachText())
                .containsExactly("NIST SP 800-53 Rev. 5", "SOC 2 (2017 Trust Services Criteria)");
        assertThat(page.select(".controls details:last-child tbody tr").eachText())
                .containsExactly(
                        "CC6.1 Logical access security 6 0 0 0 0",
                        "keys-expire Keys expire 6 0 0 0 0",
                        "CC6.3 Least privilege and segregation of duties 3 0 0 0 3",
                        "money No key can move money 3 0 0 0 3");
        assertThat(page.select("tr[data-verdicts]").eachAttr("data-verdicts").stream()
                        .map(verdicts -> verdicts.replace("-", "")))
                .containsExactly("FP", "FF", "FP", "FF", "FP", "FF");
    }

    @ParameterizedTest
    @CsvSource({
        "MEDIUM, false, MEDIUM, Not compliant",
        "MEDIUM, false, HIGH, Compliant",
        "MEDIUM, true, HIGH, Not compliant",
        "CRITICAL, false, CRITICAL, Not compliant"
    })
    void saysWhetherTheKeysAreCompliant(Severity severity, boolean failed, Severity failOn, String verdict) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportWriter report = new HtmlReport(out, FakeProvider.INSTALLED, ReportView.DEFAULT);
        report.begin(new ReportStart(
                Outcomes.STARTED, Optional.of("p"), List.of(HtmlSamples.EXPIRY), failOn, Outcomes.PROVENANCE));
        report.add(Findings.judged(
                Outcomes.inspected("k", "docs", Outcomes.permissions("files r-")),
                List.of(Findings.open(HtmlSamples.EXPIRY, "k", "never expires").withSeverity(severity))));
        if (failed) {
            report.add(Findings.judged(Outcomes.failed("gone", "rejected"), List.of()));
        }
        report.end(new ReportEnd(Outcomes.FINISHED, List.of(), ControlResults.NONE));

        assertThat(first(parsed(out.toString(StandardCharsets.UTF_8)), ".verdict strong")
                        .text())
                .endsWith(verdict)
                .hasSize(verdict.length() + 2);
    }

    @Test
    void longNamesAreWhole() {
        String name = "n".repeat(5000);

        assertThat(first(
                                page(
                                        ReportView.DEFAULT,
                                        ReportStart.withoutPolicy(Outcomes.STARTED, Outcomes.PROVENANCE),
                                        Outcomes.inspected(name, "docs", Outcomes.permissions("files r-"))),
                                "table.keys th a")
                        .text())
                .isEqualTo(name);
    }
}
