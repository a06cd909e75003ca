package io.keyaudit.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Severity;
import io.keyaudit.formats.html.HtmlReport;
import io.keyaudit.formats.markdown.MarkdownReport;
import io.keyaudit.formats.markdown.MarkdownText;
import io.keyaudit.formats.report.ReportView;
import io.keyaudit.formats.report.ReportView.Detail;
import io.keyaudit.formats.table.TableReport;
import io.keyaudit.formats.table.TableStyle;
import io.keyaudit.text.VisibleText;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever keys, owners, rules and files are called: in reports for people nothing is obeyed, and nothing is lost. */
class HostileTextsTest {
    private static final ReportView BRIEF = new ReportView(Detail.BRIEF, Severity.INFO, Optional.empty());
    private static final ReportView ALL = new ReportView(Detail.ALL, Severity.INFO, Optional.empty());

    /** By what each would do to whom. */
    enum Hostile {
        MARKUP("<img src=x onerror=alert(1)><script>alert(1)</script>&lt;\"'`{{name}}${x}"),
        FORMULA("=HYPERLINK(\"http://evil.example\",\"x\")|@SUM(1)|+1|-1\t\r\n"),
        ANSI("\u001b[31mred\u001b[0m\u001b]8;;http://evil.example\u0007x\u009b2J\b\b\b"),
        BIDI("\u202egpj.exe\u202c\u2066a\u2069\u200f\u061c\u200b\ufeff"),
        CI("##vso[task.complete]##[stop-commands]x##teamcity[a]\n::error file=a::b"),
        MARKDOWN("[a](http://evil.example) ![i](x) @team #1 GH-2 !3 da39a3ee5e6b | **b** <br> # h\n\n- x"),
        SURROGATES("\ud800x\udc00\ue000\uffff"),
        LONG("n".repeat(4_990) + "0123456789");

        private final String text;

        Hostile(String text) {
            this.text = text;
        }
    }

    private static Stream<ReportView> views() {
        return Stream.of(ReportView.DEFAULT, ALL, BRIEF);
    }

    private static String withoutSpaces(String text) {
        return text.replaceAll("\\s+", "");
    }

    private static boolean isHarmful(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character != '\n';
            case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    @ParameterizedTest
    @EnumSource
    void inATerminal(Hostile hostile) {
        for (int width : List.of(80, 120)) {
            String table = Findings.written(
                    out -> new TableReport(
                            out, FakeProvider.INSTALLED, new TableStyle(width, 30, 16, false), ReportView.DEFAULT),
                    report -> Findings.tellHostile(report, hostile.text));

            assertThat(table.codePoints().filter(HostileTextsTest::isHarmful)).isEmpty();
            assertThat(table.lines()).noneMatch(CiCommandsTest::isObeyed);
            // The name, the message and the remedy of what needs attention.
            assertThat(withoutSpaces(table)).contains(withoutSpaces(VisibleText.of(hostile.text)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void inABriefTable(Hostile hostile) {
        String table = Findings.written(
                out -> new TableReport(out, FakeProvider.INSTALLED, new TableStyle(80, 30, 16, false), BRIEF),
                report -> Findings.tellHostile(report, hostile.text));

        assertThat(table.codePoints().filter(HostileTextsTest::isHarmful)).isEmpty();
        assertThat(table.lines()).noneMatch(CiCommandsTest::isObeyed);
    }

    @ParameterizedTest
    @EnumSource
    void inMarkdown(Hostile hostile) {
        views().forEach(view -> {
            String markdown = Findings.written(
                    out -> new MarkdownReport(out, FakeProvider.INSTALLED, view),
                    report -> Findings.tellHostile(report, hostile.text));
            Node document = Parser.builder()
                    .extensions(List.of(TablesExtension.create()))
                    .build()
                    .parse(markdown);

            assertThat(markdown.codePoints().filter(HostileTextsTest::isHarmful))
                    .isEmpty();
            assertThat(markdown.lines()).noneMatch(CiCommandsTest::isObeyed);
            assertThat(count(document, Link.class) + count(document, Image.class) + count(document, HtmlBlock.class))
                    .isZero();
            assertThat(markdown).contains(MarkdownText.shortened(hostile.text, 120));
        });
    }

    private static int count(Node under, Class<? extends Node> kind) {
        int count = kind.isInstance(under) ? 1 : 0;
        for (Node child = under.getFirstChild(); child != null; child = child.getNext()) {
            count += count(child, kind);
        }
        return count;
    }

    private static String first(Document page, String selector) {
        return Objects.requireNonNull(page.selectFirst(selector), selector).wholeText();
    }

    @ParameterizedTest
    @EnumSource
    void inABrowser(Hostile hostile) {
        views().forEach(view -> {
            Document page = Jsoup.parse(Findings.written(
                    out -> new HtmlReport(out, FakeProvider.INSTALLED, view),
                    report -> Findings.tellHostile(report, hostile.text)));
            String visible = VisibleText.of(hostile.text);

            assertThat(page.select("img, iframe, br, [onerror], a:not([href^=#])"))
                    .isEmpty();
            assertThat(page.select("script")).hasSize(2);
            assertThat(page.wholeText().codePoints().filter(HostileTextsTest::isHarmful))
                    .isEmpty();
            assertThat(first(page, "table.keys tbody th a")).isEqualTo(visible);
            assertThat(first(page, "li.finding > bdi")).isEqualTo(visible);
            assertThat(first(page, ".remedy")).isEqualTo(visible);
        });
    }
}
