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
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
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

    private static Document page(ReportStart start, KeyOutcome... outcomes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportWriter report = new HtmlReport(out, FakeProvider.INSTALLED);
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
                    docs-bot  | active  | none                | r read: low sensitivity, - no write,
                    docs-admin| active  | 1 medium            | r read: low sensitivity, w write: high sensitivity,
                    docs-odd  | expired | 1 medium            | r read: low sensitivity, w write: high sensitivity,
                    trader    | active  | 1 critical 1 medium | r read: moderate sensitivity, w write: high sensitivity,
                    treasury  | active  | 1 suppressed        | r read: moderate sensitivity, - no write,
                    """)
    void showsAKeysStateFindingsAndAccess(String key, String state, String findings, String access) {
        Element row = first(
                parsed(HtmlSamples.mixed()),
                "table.matrix tbody tr:has(a:containsOwn(" + key + ")), " + "table.matrix tbody tr:has(bdi:containsOwn("
                        + key + "))");

        assertThat(row.child(1).text()).isEqualTo(state);
        assertThat(row.child(3).text()).isEqualTo(findings);
        assertThat(row.child(4).select("b, i").stream().map(Element::ownText).toList())
                .containsExactlyElementsOf(marks(access));
    }

    /** {@code r read: low, - no write,} as letter and words by turns. */
    private static List<String> marks(String access) {
        return Arrays.stream(access.split("(?<=,) "))
                .flatMap(mark -> Stream.of(mark.substring(0, 1), mark.substring(2)))
                .toList();
    }

    @Test
    void neverShowsAsDeniedWhatIsUnknown() {
        Document page = page(
                ReportStart.withoutPolicy(Outcomes.STARTED, Outcomes.PROVENANCE),
                Outcomes.inspected("k", "docs", Outcomes.permissions("files ??", "rooms --", "spaces ?w")),
                Outcomes.inspected("stranger", "elsewhere", Outcomes.permissions("things r?")));

        Element row = first(page, "[data-key=1].row");
        assertThat(row.child(3).text()).isEqualTo("? read unknown,? write unknown,");
        assertThat(row.child(4).text()).isEqualTo("- -no access");
        assertThat(row.child(5).text()).isEqualTo("\u00b7not told");
        assertThat(row.select("td.others").text()).isEqualTo("spaces ? read unknown,w write: unknown sensitivity,");
        assertThat(first(page, "[data-key=2].row td.others").text())
                .isEqualTo("things r read: unknown sensitivity,? write unknown,");
    }

    @Test
    void tellsNeverFromNotTold() {
        Inspected told = (Inspected) Outcomes.inspected("k", "docs", Outcomes.permissions("files r-"));
        KeySnapshot snapshot = told.snapshot();
        KeyOutcome untold = new Inspected(
                told.target(),
                new KeySnapshot(
                        snapshot.provider(),
                        snapshot.endpoint(),
                        snapshot.permissions(),
                        snapshot.nativeScopes(),
                        snapshot.unrecognizedScopes(),
                        snapshot.state(),
                        KeyAttributes.unknown(),
                        snapshot.evidence()));

        Document page = page(ReportStart.withoutPolicy(Outcomes.STARTED, Outcomes.PROVENANCE), told, untold);

        assertThat(fact(page, 1, "Last used")).isEqualTo("never");
        assertThat(fact(page, 2, "Last used")).isEqualTo("not told");
        assertThat(fact(page, 1, "Expires")).isEqualTo("2026-11-20 08:30:00 UTC");
        assertThat(fact(page, 2, "Expires")).isEqualTo("not told");
        assertThat(fact(page, 1, "Owner")).isEqualTo("Zo\u00eb (id u1; account active: not told)");
        assertThat(fact(page, 1, "nonce")).isEqualTo("1");
    }

    private static String fact(Document page, int key, String term) {
        return first(page, "#key-" + key + " dl div:has(> dt:containsOwn(" + term + ")) dd")
                .text();
    }

    @Test
    void putsTheGravestFirstAndAcceptedOnesLast() {
        Document page = parsed(HtmlSamples.mixed());

        assertThat(page.select("table.findings tbody tr").eachText())
                .containsExactly(
                        "critical open trader may withdraw (withdraw:write) no-money-out",
                        "medium inconclusive docs-admin expires is not told short-lived",
                        "medium open docs-odd expired on 2026-11-20 short-lived",
                        "medium open trader never expires short-lived",
                        "info open no single key rule \"x\" the rule matched no key short-lived",
                        "critical suppressed treasury may withdraw (withdraw:write) no-money-out"
                                + " Accepted until 2027-01-31: Sweeps at night, TR-118");
        assertThat(page.select("table.rules tbody tr").eachText())
                .containsExactly(
                        "critical No key may move money no-money-out 1; suppressed: 1 Take the right to withdraw from the"
                                + " key, or make a new one without it. NIST SP 800-53 Rev. 5 AC-6 OWASP NHI NHI5:2025",
                        "medium Keys expire short-lived 4, of them inconclusive: 1 none given none given");
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
        ReportWriter report = new HtmlReport(out, FakeProvider.INSTALLED);
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
                ReportStart.withoutPolicy(Outcomes.STARTED, Outcomes.PROVENANCE),
                Outcomes.inspected("k", "docs", Outcomes.permissions("files r-")));

        assertThat(first(page, ".verdict").text()).startsWith("Not judged");
        assertThat(page.select("#findings, #rules, .badges, #filter-rank, #filter-findings"))
                .isEmpty();
    }

    @Test
    void isWholeWithoutAnyKey() {
        assertThat(page(ReportStart.withoutPolicy(Outcomes.STARTED, Outcomes.PROVENANCE))
                        .text())
                .contains("There were no keys.");
    }

    @Test
    void hostileTextsAreTexts() {
        Document page = parsed(HtmlSamples.hostile());
        String visible = VisibleText.of(HtmlSamples.HOSTILE);

        assertThat(page.select("img, [onerror]")).isEmpty();
        assertThat(page.select("script")).hasSize(2);
        assertThat(page.select(".row th bdi").eachText()).containsOnly(visible);
        assertThat(page.select(".details .name bdi").eachText()).containsExactly(visible, visible, visible);
        assertThat(first(page, "table.failures td:last-child bdi").text()).isEqualTo(visible);
        assertThat(first(page, "table.rules tbody th bdi").text()).isEqualTo(visible);
        assertThat(page.wholeText().codePoints().filter(Character::isISOControl).filter(control -> control != '\n'))
                .isEmpty();
        assertThat(page.wholeText()).doesNotContain("\u202e");
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
        ReportWriter report = new HtmlReport(broken, FakeProvider.INSTALLED);

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> report.begin(HtmlSamples.START))
                .satisfies(unwritten -> assertThat(unwritten.getCause()).hasMessage("disk full"));
    }
}
