package io.keyaudit.formats.markdown;

import static io.keyaudit.formats.Outcomes.inspected;
import static io.keyaudit.formats.Outcomes.permissions;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Severity;
import io.keyaudit.formats.FakeProvider;
import io.keyaudit.formats.Findings;
import io.keyaudit.formats.Outcomes;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportView;
import io.keyaudit.formats.report.ReportView.Detail;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.ControlResults;
import io.keyaudit.policy.RuleDescription;
import io.keyaudit.text.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MarkdownReportTest {
    private static final ReportView ALL = new ReportView(ReportView.Detail.ALL, Severity.INFO, Optional.empty());

    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    static LongStream seeds() {
        long first = System.nanoTime();
        return LongStream.range(first, first + 100);
    }

    private static String markdown(Consumer<ReportWriter> audit) {
        return Findings.written(out -> new MarkdownReport(out, FakeProvider.INSTALLED, ALL), audit);
    }

    private static <T extends Node> List<T> all(Class<T> kind, Node under) {
        List<T> found = new ArrayList<>();
        for (Node child = under.getFirstChild(); child != null; child = child.getNext()) {
            if (kind.isInstance(child)) {
                found.add(kind.cast(child));
            }
            found.addAll(all(kind, child));
        }
        return found;
    }

    /** The tables as a parser sees them: rows of cells, the heading first. */
    private static List<List<List<String>>> tables(String markdown) {
        return all(TableBlock.class, PARSER.parse(markdown)).stream()
                .map(table -> all(TableRow.class, table).stream()
                        .map(row -> all(TableCell.class, row).stream()
                                .map(MarkdownReportTest::text)
                                .toList())
                        .toList())
                .toList();
    }

    private static String text(Node node) {
        StringBuilder text = new StringBuilder();
        all(Text.class, node).forEach(part -> text.append(part.getLiteral()));
        return text.toString().replace("\u200b", "");
    }

    @Test
    void tellsTheVerdictFirst() {
        assertThat(markdown(Findings::tell)).startsWith("""
                        # What API keys can do

                        :x: **not compliant with "production keys": 1 key could not be read, 4 findings at or above low**

                        5 keys: 4 read, **1 could not be read**; findings: 1 critical, 1 medium, 2 low, 1 info \
                        (1 inconclusive), 1 suppressed

                        ## Needs attention (1 of 5 keys)

                        """);
    }

    @Test
    void whatNeedsAttentionComesFirst() {
        String markdown = Findings.written(
                out -> new MarkdownReport(out, FakeProvider.INSTALLED, ReportView.DEFAULT), Findings::tell);
        String facts = "created 323 days ago, expired 1 day ago, never used, owner Zoë";

        assertThat(tables(markdown))
                .containsExactly(
                        List.of(
                                List.of("severity", "key", "service", "findings", "can"),
                                List.of(
                                        "critical",
                                        "trader",
                                        "exchange",
                                        "critical: withdraw:write is granted [no-money-out]1 rule cannot be judged",
                                        "wallets r, withdraw w" + facts),
                                List.of("low", "spare", "", "low: Zoë has 2 keys [one-per-owner]", ""),
                                List.of("low", "vanished", "", "low: Zoë has 2 keys [one-per-owner]", ""),
                                List.of(
                                        "info",
                                        "rule x",
                                        "",
                                        "info: rule \"x\" matches no key [keyaudit/rule-unmatched]",
                                        "")),
                        List.of(List.of("rule", "remedy"), List.of("no-money-out", "Take withdraw away from the key.")),
                        List.of(
                                List.of("severity", "because", "rules", "keys"),
                                List.of("medium", "the key could not be read", "must-expire", "trader")),
                        List.of(List.of("", "keys", "because"), List.of("1", "gone", "rate-limited: not today")),
                        List.of(
                                List.of("key", "rule", "why"),
                                List.of(
                                        "treasury",
                                        "no-money-out",
                                        "suppressed until 2027-01-31: Sweeps at night, approved in TR-118")),
                        List.of(
                                List.of("", "keys", "service", "can", ""),
                                List.of("1", "reader", "docs", "files r; unknown: rooms rw", facts),
                                List.of("1", "spare", "docs", "files rw", facts),
                                List.of("1", "treasury", "exchange", "withdraw w", facts)));
    }

    @Test
    void theWholeMatrixAndEvidenceAreShownOnRequest() {
        List<List<List<String>>> tables = tables(markdown(Findings::tell));

        assertThat(tables.get(5))
                .contains(
                        List.of("key", "service", "state", "permissions"),
                        List.of("trader", "exchange", "active", "wallets r-, withdraw -w"),
                        List.of("reader", "docs", "active", "files r-, rooms ??"),
                        List.of("gone", "docs", "FAILED", "rate-limited: not today"));
        assertThat(tables.get(6))
                .hasSize(5)
                .contains(List.of("trader", "introspected", "2026-11-21T10:00:01Z", "1", "GET /api/2.0/keys/@self"));
    }

    @Test
    void withoutAPolicyThereIsNoVerdict() {
        String markdown = markdown(Findings::tellPlain);

        assertThat(markdown).doesNotContain("compliant", "findings");
        assertThat(tables(markdown)).hasSize(3);
    }

    @Test
    void nothingAtAllIsCompliant() {
        assertThat(markdown(Findings::tellNothing))
                .contains(
                        ":white_check_mark: **compliant with \"production keys\"**",
                        "0 keys: 0 read; findings: none\n");
    }

    @Test
    void namesAreOnlyNames() {
        String markdown = markdown(Findings::tellHostile);
        Node document = PARSER.parse(markdown);
        List<List<List<String>>> tables = tables(markdown);

        assertThat(all(Link.class, document)).isEmpty();
        assertThat(all(HtmlInline.class, document))
                .extracting(HtmlInline::getLiteral)
                .containsOnly("<br>");
        assertThat(all(HtmlBlock.class, document)).isEmpty();
        assertThat(tables.get(0)).hasSize(3).allSatisfy(row -> assertThat(row).hasSize(5));
        assertThat(tables.get(0).get(1).get(1)).isEqualTo(VisibleText.shortened(Findings.HOSTILE, 120));
        assertThat(tables.get(0).get(1).get(3)).contains(VisibleText.of(Findings.HOSTILE));
        // What GitHub makes links of without being asked to.
        assertThat(markdown).doesNotContain("@team", "www.evil", "://evil");
    }

    @Test
    void fitsIntoACommentAndSaysWhatIsLeftOut() {
        String markdown = markdown(report -> {
            report.begin(Findings.start());
            for (int key = 0; key < 9_000; key++) {
                String name = "key-" + key;
                report.add(Findings.judged(
                        inspected(name, "docs", permissions("files r-")),
                        List.of(
                                Findings.open(Findings.EXPIRES, name, "it never expires"),
                                Findings.open(key < 8_999 ? Findings.OWNER : Findings.MONEY, name, "é".repeat(50)))));
            }
            report.end(new ReportEnd(Outcomes.FINISHED, List.of(), ControlResults.NONE));
        });
        List<List<List<String>>> tables = tables(markdown);
        List<String> notes =
                markdown.lines().filter(line -> line.contains("left out")).toList();

        assertThat(markdown.length()).isLessThan(65_536);
        assertThat(markdown).contains("findings: 1 critical, 9000 medium, 8999 low");
        assertThat(tables.get(0).get(1)).contains("critical", "key-8999");
        assertThat(notes).hasSize(3);
        assertThat(notes.get(0)).contains("**" + (9_000 - (tables.get(0).size() - 1)) + " more");
        assertThat(notes.get(1)).contains("**" + (9_000 - (tables.get(2).size() - 1)) + " more");
        assertThat(notes.get(2)).contains("**" + (9_000 - (tables.get(3).size() - 1)) + " more");
    }

    /** A comment is refused from 65,536 characters on, so each part has to stay within its share. */
    @ParameterizedTest
    @EnumSource(Detail.class)
    void fitsIntoACommentWhateverTextsHold(Detail detail) {
        String worst = "#123 @a |<&>*_GH-1 ".repeat(40);
        ReportView view = new ReportView(detail, Severity.INFO, Optional.empty());
        String markdown = Findings.written(out -> new MarkdownReport(out, FakeProvider.INSTALLED, view), report -> {
            report.begin(Findings.start());
            for (int key = 0; key < 500; key++) {
                String name = key + worst;
                RuleDescription rule = new RuleDescription(
                        "rule-" + key, worst, Severity.gravestFirst().get(key % 5), key + worst, List.of());
                report.add(Findings.judged(
                        key % 3 == 0
                                ? Outcomes.failed(name, name)
                                : inspected(name, worst, permissions(name + " r-"), name),
                        key % 2 == 0
                                ? List.of()
                                : List.of(
                                        Findings.open(rule, name, name),
                                        Findings.suppressed(name),
                                        Findings.inconclusive(Findings.EXPIRES, name, name))));
            }
            report.end(new ReportEnd(Outcomes.FINISHED, List.of(), ControlResults.NONE));
        });

        assertThat(markdown.length()).isLessThan(65_536);
        assertThat(all(Link.class, PARSER.parse(markdown))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "SUMMARY, INFO, ,          '5 keys: 4 read', withdraw",
        "FINDINGS, INFO, ,         'trader,spare,gone,treasury', reader",
        "USUAL, CRITICAL, ,        'trader,gone,reader,spare', Zoë has 2 keys",
        "USUAL, INFO, 'trea*',     treasury, trader",
        "ALL, INFO, ,              'trader,gone,Evidence', Fine"
    })
    void aViewChangesWhatIsShownAndNotTheVerdict(
            Detail detail, Severity least, @Nullable String key, String present, @Nullable String absent) {
        ReportView view = new ReportView(detail, least, Optional.ofNullable(key));

        String shown = Findings.written(out -> new MarkdownReport(out, FakeProvider.INSTALLED, view), Findings::tell);

        assertThat(shown)
                .contains(":x: **not compliant with", "findings: 1 critical, 1 medium, 2 low, 1 info")
                .contains(present.split(","));
        Optional.ofNullable(absent).ifPresent(text -> assertThat(shown).doesNotContain(text));
        assertThat(shown.contains("## ")).isEqualTo(detail != Detail.SUMMARY);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void keepsItsShapeWhateverTextsHold(long seed) {
        String markdown = markdown(report -> Findings.tellRandom(report, seed));

        assertThat(all(Link.class, PARSER.parse(markdown))).isEmpty();
        assertThat(tables(markdown))
                .allSatisfy(table ->
                        assertThat(table).allSatisfy(row -> assertThat(row).hasSameSizeAs(table.get(0))));
    }
}
