package io.keyaudit.formats.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
import io.keyaudit.text.VisibleText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("paths")
class HtmlReportTest {
    private static Document parsed(String html) {
        Parser parser = Parser.htmlParser().setTrackErrors(100);
        Document page = Jsoup.parse(html, "", parser);
        assertThat(parser.getErrors()).isEmpty();
        return page;
    }

    private static Document page(ReportView view, ReportStart start, KeyOutcome... outcomes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportWriter report = new HtmlReport(out, FakeProvider.INSTALLED, view);
        report.begin(start);
        Arrays.stream(outcomes).forEach(outcome -> report.add(Findings.judged(outcome, List.of())));
        report.end(new ReportEnd(Outcomes.FINISHED, List.of(), ControlResults.NONE));
        return parsed(out.toString(StandardCharsets.UTF_8));
    }

    private static Element first(Document page, String selector) {
        return Objects.requireNonNull(page.selectFirst(selector), selector);
    }

    private static String hash(Element element) throws NoSuchAlgorithmException {
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(element.data().getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }

    @Test
    void allowsItsOwnStyleAndScriptsAndNothingElse() throws NoSuchAlgorithmException {
        Document page = parsed(HtmlSamples.mixed());

        assertThat(first(page, "meta[http-equiv=Content-Security-Policy]").attr("content"))
                .isEqualTo("default-src 'none'; script-src " + hash(first(page, "head script")) + " "
                        + hash(first(page, "body > script")) + "; style-src " + hash(first(page, "style"))
                        + "; base-uri 'none'; form-action 'none'");
        assertThat(page.select("script")).hasSize(2);
        assertThat(page.select("[style], [src], link, base, form, img, iframe")).isEmpty();
        assertThat(page.select("a"))
                .allSatisfy(link -> assertThat(link.attr("href")).startsWith("#"));
    }

    @Test
    void everyLinkLeadsSomewhere() {
        Document page = parsed(HtmlSamples.mixed());

        assertThat(page.select("a"))
                .allSatisfy(
                        link -> assertThat(page.getElementById(link.attr("href").substring(1)))
                                .isNotNull());
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    }

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

    /** A link from a ticket leads to the same key and finding whatever else the next report has. */
    @Test
    void anchorsDoNotDependOnTheOrderOfKeys() {
        Document page = parsed(HtmlSamples.mixed());
        Document reversed = parsed(HtmlSamples.reversed());

        assertThat(page.getElementById("key-trader")).isNotNull();
        assertThat(page.select("li.finding").eachAttr("id"))
                .allMatch(id -> id.matches("finding-[0-9a-f]{12}"))
                .containsExactlyInAnyOrderElementsOf(
                        reversed.select("li.finding").eachAttr("id"));
        for (Element finding : page.select("li.finding")) {
            assertThat(first(reversed, "#" + finding.id()).text()).isEqualTo(finding.text());
        }
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
        for (String id : absent.split(",")) {
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

    @Test
    void saysWhereItComesFromAndWhatItDoesNotCover() {
        Document page = parsed(HtmlSamples.mixed());

        assertThat(page.select("[aria-labelledby=provenance] li").eachText())
                .containsExactly(
                        "written by: keyaudit 1.2.3, run 6f2c1a58-0d53-4f0a-9a8e-2a4b1c9d7e60",
                        "read: 2026-11-21T10:00:00Z to 2026-11-21T10:00:02Z",
                        "command: keyaudit check keys.yaml --policy policy.yaml",
                        "keys: keys.yaml, SHA-256 " + "a".repeat(64),
                        "policy: policy.yaml, SHA-256 " + "b".repeat(64));
        assertThat(page.select("[aria-labelledby=notes] li").eachText())
                .containsExactly("not covered: keys of docs or exchange that nobody named: no list of them was read");
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
    void judgesNothingWithoutAPolicy() {
        Document page = page(
                ReportView.DEFAULT,
                ReportStart.withoutPolicy(Outcomes.STARTED, Outcomes.PROVENANCE),
                Outcomes.inspected("k", "docs", Outcomes.permissions("files r-")));

        assertThat(first(page, ".verdict").text()).startsWith("Not judged");
        assertThat(page.select("#attention, #controls, #filter-severity, #filter-control, #filter-verdict"))
                .isEmpty();
    }

    @Test
    void isWholeWithoutAnyKey() {
        Document page = page(ReportView.DEFAULT, ReportStart.withoutPolicy(Outcomes.STARTED, Outcomes.PROVENANCE));

        assertThat(first(page, ".tiles").text()).isEqualTo("keys 0 read 0");
        assertThat(page.select(".filters, table")).isEmpty();
    }

    @Test
    void hostileTextsAreTexts() {
        Document page = parsed(HtmlSamples.hostile());
        String visible = VisibleText.of(HtmlSamples.HOSTILE);

        assertThat(page.select("img, [onerror], iframe")).isEmpty();
        assertThat(page.select("script")).hasSize(2);
        assertThat(page.select("table.keys tbody th a").eachText())
                .containsExactly(visible, "2" + visible, "3" + visible);
        assertThat(page.select(".details .name").eachText()).containsExactly(visible, "2" + visible, "3" + visible);
        assertThat(first(page, "[aria-labelledby=unread] article p").text()).endsWith(visible);
        assertThat(first(page, "li.finding > bdi").text()).isEqualTo(visible);
        assertThat(first(page, ".remedy").text()).isEqualTo(visible);
        assertThat(first(page, "[aria-labelledby=accepted] .faint bdi").text()).isEqualTo(visible);
        assertThat(page.select("td.others bdi").eachText()).containsExactly(visible, visible);
        assertThat(page.wholeText().codePoints().filter(Character::isISOControl).filter(control -> control != '\n'))
                .isEmpty();
        assertThat(page.wholeText()).doesNotContain("\u202e");
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

    @Test
    void isTheSameForTheSameAuditAndShowsNoSecret() {
        assertThat(HtmlSamples.mixed()).isEqualTo(HtmlSamples.mixed()).doesNotContain(Outcomes.SECRET);
    }

    @Test
    void tablesHaveCaptionsAndHeaders() {
        Document page = parsed(HtmlSamples.mixed());

        assertThat(page.select("table")).allSatisfy(table -> {
            assertThat(table.select("> caption")).hasSize(1);
            assertThat(table.select("thead th:not([scope=col])")).isEmpty();
            int columns = table.select("thead th").size();
            assertThat(table.select("tbody tr")).allSatisfy(row -> {
                assertThat(row.childrenSize()).isEqualTo(columns);
                assertThat(row.select("> th[scope=row]")).hasSize(1);
            });
        });
    }

    @Test
    void leavesTheStreamOpenAndTellsWhenItCannotBeWritten() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("disk full");
            }

            @Override
            public void close() {
                throw new AssertionError("the stream is its opener's to close");
            }
        };
        ReportWriter report = new HtmlReport(broken, FakeProvider.INSTALLED, ReportView.DEFAULT);

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> report.end(new ReportEnd(Outcomes.FINISHED, List.of(), ControlResults.NONE)))
                .satisfies(unwritten -> assertThat(unwritten.getCause()).hasMessage("disk full"));
    }
}
