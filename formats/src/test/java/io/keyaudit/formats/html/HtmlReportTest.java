package io.keyaudit.formats.html;

import static io.keyaudit.formats.html.ParsedPage.first;
import static io.keyaudit.formats.html.ParsedPage.page;
import static io.keyaudit.formats.html.ParsedPage.parsed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyaudit.formats.FakeProvider;
import io.keyaudit.formats.Outcomes;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportView;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.ControlResults;
import io.keyaudit.text.VisibleText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("paths")
class HtmlReportTest {
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
