package io.keyaudit.formats.markdown;

import static io.keyaudit.formats.Outcomes.inspected;
import static io.keyaudit.formats.Outcomes.permissions;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Severity;
import io.keyaudit.formats.Findings;
import io.keyaudit.formats.Outcomes;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportView;
import io.keyaudit.formats.report.ReportWriter;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
        return Findings.written(out -> new MarkdownReport(out, ALL), audit);
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
        String markdown = markdown(Findings::tell);

        assertThat(markdown).startsWith("""
                        # What API keys may do

                        :x: **not compliant with "production keys": 1 key could not be read, 4 findings at or above low**

                        | severity | findings |
                        | --- | --- |
                        | critical | 1 |
                        | high | 0 |
                        | medium | 1 |
                        | low | 2 |
                        | info | 1 |
                        | of these inconclusive | 1 |
                        | besides, suppressed | 1 |

                        5 keys: 4 read, **1 failed**
                        """);
    }

    @Test
    void listsFindingsTheGravestFirst() {
        assertThat(tables(markdown(Findings::tell)).get(1))
                .containsExactly(
                        List.of("severity", "status", "key", "rule", "message"),
                        List.of("critical", "open", "trader", "no-money-out", "withdraw:write is granted"),
                        List.of(
                                "critical",
                                "suppressed until 2027-01-31: Sweeps at night, approved in TR-118",
                                "treasury",
                                "no-money-out",
                                "withdraw:write is granted"),
                        List.of("high", "inconclusive", "gone", "keyaudit/unread-key", "the key could not be read"),
                        List.of(
                                "medium",
                                "inconclusive",
                                "trader",
                                "must-expire",
                                "the service does not tell when the key expires"),
                        List.of("low", "open", "spare", "one-per-owner", "Zoë has 2 keys"),
                        List.of("low", "open", "vanished", "one-per-owner", "Zoë has 2 keys"),
                        List.of("info", "open", "", "keyaudit/rule-unmatched", "rule \"x\" matches no key"));
    }

    @Test
    void tellsWhatKeysMayDoAndHowThatIsKnown() {
        List<List<List<String>>> tables = tables(markdown(Findings::tell));

        assertThat(tables.get(3))
                .contains(
                        List.of("key", "provider", "state", "permissions"),
                        List.of("trader", "exchange", "active", "wallets r-, withdraw -w"),
                        List.of("reader", "docs", "active", "files r-, rooms ??"),
                        List.of("gone", "docs", "FAILED", "rate-limited: not today"));
        assertThat(tables.get(4))
                .hasSize(5)
                .contains(List.of("trader", "introspected", "2026-11-21T10:00:01Z", "1", "GET /api/2.0/keys/@self"));
        assertThat(markdown(Findings::tell))
                .contains("<details>\n<summary>Evidence</summary>\n\n|", "\n\n</details>\n");
    }

    @Test
    void withoutAPolicyThereIsNoVerdict() {
        String markdown = markdown(Findings::tellPlain);

        assertThat(markdown).doesNotContain("compliant", "Findings");
        assertThat(tables(markdown)).hasSize(2);
    }

    @Test
    void nothingAtAllIsCompliant() {
        assertThat(markdown(Findings::tellNothing))
                .contains(":white_check_mark: **compliant with \"production keys\"**", "0 keys: 0 read, 0 failed");
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
        assertThat(all(HtmlBlock.class, document)).hasSize(2);
        assertThat(tables).hasSize(5);
        assertThat(tables.get(3).get(1).get(0)).isEqualTo(VisibleText.of(Findings.HOSTILE));
        assertThat(tables.get(1)).hasSize(4).allSatisfy(row -> assertThat(row).hasSize(5));
        assertThat(tables.get(1).get(1).get(4)).isEqualTo(VisibleText.of(Findings.HOSTILE));
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
            report.end(new ReportEnd(Outcomes.FINISHED, List.of()));
        });
        List<List<List<String>>> tables = tables(markdown);
        List<String> notes = markdown.lines()
                .filter(line -> line.contains("left out, for want of room"))
                .toList();

        assertThat(markdown.length()).isLessThan(65_536);
        assertThat(markdown).contains("| medium | 9000 |", "| low | 8999 |");
        assertThat(tables.get(1).get(1)).contains("critical", "key-8999");
        assertThat(notes).hasSize(3);
        assertThat(notes.get(0)).contains("**" + (18_000 - (tables.get(1).size() - 1)) + " more");
        assertThat(notes.get(1)).contains("**" + (9_000 - (tables.get(3).size() - 1)) + " more");
        assertThat(notes.get(2)).contains("**" + (9_000 - (tables.get(4).size() - 1)) + " more");
    }

    @Test
    void evidenceIsShownOnRequest() {
        String usual = Findings.written(out -> new MarkdownReport(out, ReportView.DEFAULT), Findings::tell);

        assertThat(usual).contains("## What to do", "Take withdraw away").doesNotContain("Evidence");
        assertThat(Findings.written(
                        out -> new MarkdownReport(
                                out, new ReportView(ReportView.Detail.SUMMARY, Severity.INFO, Optional.empty())),
                        Findings::tell))
                .contains("not compliant with")
                .doesNotContain("## ");
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
