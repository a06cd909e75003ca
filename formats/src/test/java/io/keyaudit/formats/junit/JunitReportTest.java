package io.keyaudit.formats.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.formats.Findings;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.text.VisibleText;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class JunitReportTest {
    static LongStream seeds() {
        long first = System.nanoTime();
        return LongStream.range(first, first + 100);
    }

    private static List<Element> suites(Consumer<ReportWriter> audit) {
        String xml = Findings.written(JunitReport::new, audit);
        try {
            Element root = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement();
            assertThat(root.getTagName()).isEqualTo("testsuites");
            List<Element> suites = children(root);
            suites.forEach(JunitReportTest::requireCountsToMatch);
            return suites;
        } catch (IOException | SAXException | ParserConfigurationException malformed) {
            throw new AssertionError(xml, malformed);
        }
    }

    private static void requireCountsToMatch(Element suite) {
        assertThat(suite.getAttribute("tests")).isEqualTo(count(suite, "testcase"));
        assertThat(suite.getAttribute("failures")).isEqualTo(count(suite, "failure"));
        assertThat(suite.getAttribute("errors")).isEqualTo(count(suite, "error"));
        assertThat(suite.getAttribute("skipped")).isEqualTo(count(suite, "skipped"));
    }

    private static String count(Element element, String name) {
        return Integer.toString(element.getElementsByTagName(name).getLength());
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    /** Test cases like {@code failure no-money-out}. */
    private static List<String> results(Element suite) {
        return children(suite).stream()
                .map(testCase -> (children(testCase).isEmpty()
                                ? "pass"
                                : children(testCase).get(0).getTagName())
                        + " " + testCase.getAttribute("name").replaceFirst(":.*", ""))
                .toList();
    }

    @Test
    void tellsWhatBecameOfEachRuleForEachKey() {
        List<Element> suites = suites(Findings::tell);

        assertThat(suites)
                .extracting(suite -> suite.getAttribute("name"))
                .containsExactly("trader", "treasury", "reader", "gone", "spare", "keyaudit");
        assertThat(results(suites.get(0)))
                .containsExactly("pass read", "skipped must-expire", "failure no-money-out", "pass one-per-owner");
        assertThat(results(suites.get(1)))
                .containsExactly("pass read", "skipped no-money-out", "pass must-expire", "pass one-per-owner");
        assertThat(results(suites.get(2)))
                .containsExactly("pass read", "pass must-expire", "pass no-money-out", "pass one-per-owner");
        assertThat(results(suites.get(5))).containsExactly("failure keyaudit/rule-unmatched", "failure one-per-owner");
    }

    @Test
    void nothingPassesForAKeyThatCouldNotBeRead() {
        assertThat(results(suites(Findings::tell).get(3)))
                .containsExactly("error read", "skipped must-expire", "skipped no-money-out", "skipped one-per-owner");
    }

    @Test
    void whatAllKeysTogetherShowIsNoPassForTheirs() {
        assertThat(results(suites(Findings::tell).get(4)))
                .containsExactly("pass read", "failure one-per-owner", "pass must-expire", "pass no-money-out");
    }

    @Test
    void saysWhatIsWrongAndWhatToDo() {
        List<Element> cases = children(suites(Findings::tell).get(0));
        Element failure = children(cases.get(2)).get(0);

        assertThat(cases.get(2).getAttribute("classname")).isEqualTo("trader");
        assertThat(cases.get(2).getAttribute("name")).isEqualTo("no-money-out: No key may move money");
        assertThat(failure.getAttribute("type")).isEqualTo("critical");
        assertThat(failure.getAttribute("message")).isEqualTo("withdraw:write is granted");
        assertThat(failure.getTextContent()).isEqualTo("""
                        withdraw:write is granted
                        Remedy: Take withdraw away from the key.
                        Control: NIST SP 800-53 Rev. 5 AC-6
                        Control: NIST SP 800-53 Rev. 5 AC-5""");
        assertThat(children(cases.get(1)).get(0).getAttribute("message"))
                .isEqualTo("medium inconclusive: the service does not tell when the key expires");
    }

    @Test
    void saysWhyAFindingIsAccepted() {
        Element suppressed = children(suites(Findings::tell).get(1)).get(1);

        assertThat(children(suppressed).get(0).getAttribute("message"))
                .isEqualTo("critical suppressed until 2027-01-31: Sweeps at night, approved in TR-118:"
                        + " withdraw:write is granted");
    }

    @Test
    void withoutAPolicyKeysAreReadOrNot() {
        List<Element> suites = suites(Findings::tellPlain);

        assertThat(suites)
                .extracting(JunitReportTest::results)
                .containsExactly(List.of("pass read"), List.of("error read"));
        Element error = children(children(suites.get(1)).get(0)).get(0);
        assertThat(error.getAttribute("type")).isEqualTo("rate-limited");
        assertThat(error.getAttribute("message")).isEqualTo("not today");
    }

    @Test
    void ofNoKeysThereAreNoSuites() {
        List<Element> suites = suites(Findings::tellNothing);

        assertThat(suites).hasSize(1);
        assertThat(results(suites.get(0))).containsExactly("pass keyaudit/rule-unmatched");
    }

    @Test
    void namesAreOnlyNames() {
        List<Element> suites = suites(Findings::tellHostile);

        assertThat(suites.get(0).getAttribute("name")).isEqualTo(VisibleText.of(Findings.HOSTILE));
        assertThat(children(children(suites.get(0)).get(1)).get(0).getAttribute("message"))
                .isEqualTo(VisibleText.of(Findings.HOSTILE));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void isXmlWhateverTextsHold(long seed) {
        suites(report -> Findings.tellRandom(report, seed));
    }
}
