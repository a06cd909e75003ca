package io.keyaudit.formats.junit;

import static io.keyaudit.formats.Outcomes.inspected;
import static io.keyaudit.formats.Outcomes.permissions;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.FactKind;
import io.keyaudit.Severity;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.formats.Findings;
import io.keyaudit.formats.Outcomes;
import io.keyaudit.formats.ToldAudit;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.KeyAssessment;
import io.keyaudit.policy.RuleVerdict;
import io.keyaudit.policy.RuleVerdict.Inapplicable;
import io.keyaudit.policy.Verdict;
import io.keyaudit.text.VisibleText;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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

    private static List<Element> cases(Element suite) {
        return children(suite).stream()
                .filter(child -> child.getTagName().equals("testcase"))
                .toList();
    }

    private static Map<String, String> properties(Element suite) {
        return children(suite).stream()
                .filter(child -> child.getTagName().equals("properties"))
                .flatMap(properties -> children(properties).stream())
                .collect(Collectors.toMap(
                        property -> property.getAttribute("name"), property -> property.getAttribute("value")));
    }

    /** Test cases like {@code failure no-money-out}. */
    private static List<String> results(Element suite) {
        return cases(suite).stream()
                .map(testCase -> (children(testCase).isEmpty()
                                ? "pass"
                                : children(testCase).get(0).getTagName())
                        + " " + testCase.getAttribute("name").replaceFirst(":.*", ""))
                .toList();
    }

    @Test
    void everyVerdictIsACase() {
        List<Element> suites = suites(Findings::tell);

        assertThat(suites)
                .extracting(suite -> suite.getAttribute("name"))
                .containsExactly("trader", "treasury", "reader", "gone", "spare", "keyaudit");
        assertThat(results(suites.get(0)))
                .containsExactly("pass read", "failure no-money-out", "error must-expire", "pass one-per-owner");
        assertThat(results(suites.get(1)))
                .containsExactly("pass read", "skipped no-money-out", "pass must-expire", "pass one-per-owner");
        assertThat(results(suites.get(5)))
                .containsExactly("skipped keyaudit/rule-unmatched", "failure one-per-owner", "failure one-per-owner");
        assertThat(cases(suites.get(5)))
                .extracting(testCase -> testCase.getAttribute("name"))
                .doesNotHaveDuplicates();
    }

    @Test
    void nothingPassesForAKeyThatCouldNotBeRead() {
        assertThat(results(suites(Findings::tell).get(3)))
                .containsExactly("error read", "skipped no-money-out", "skipped must-expire", "skipped one-per-owner");
    }

    /** Whether what there is fails, is an error or is skipped goes by the same severity as the exit code. */
    @Test
    void whatDoesNotMatterIsSkipped() {
        List<Element> suites = suites(writer -> {
            ToldAudit report = new ToldAudit(writer);
            report.begin(new ReportStart(
                    Outcomes.STARTED,
                    Optional.of("p"),
                    List.of(Findings.EXPIRES, Findings.MONEY),
                    Severity.CRITICAL,
                    Outcomes.PROVENANCE));
            report.add(
                    inspected("trader", "exchange", permissions("withdraw -w")),
                    List.of(
                            Findings.inconclusive(Findings.MONEY, "trader", "it is unknown"),
                            Findings.open(Findings.EXPIRES, "trader", "never expires")));
            report.end(List.of());
        });

        assertThat(results(suites.get(0))).containsExactly("pass read", "skipped must-expire", "error no-money-out");
    }

    @Test
    void whatDoesNotApplyIsNoPass() {
        KeyOutcome outcome = inspected("a/b", "exchange", permissions("withdraw -w"));
        List<RuleVerdict> verdicts = List.of(
                new RuleVerdict(
                        "must-expire", Verdict.NOT_APPLICABLE, Inapplicable.UNREPORTED, Set.of(FactKind.EXPIRY), false),
                new RuleVerdict("no-money-out", Verdict.INCONCLUSIVE, Inapplicable.NO, Set.of(), false));
        List<Element> suites = suites(writer -> {
            ToldAudit report = new ToldAudit(writer);
            report.begin(Findings.start());
            report.add(new KeyAssessment(outcome, verdicts, List.of()));
            report.add(new KeyAssessment(inspected("a|b", "docs", permissions("x r-")), List.of(), List.of()));
            report.end(List.of());
        });

        assertThat(results(suites.get(0))).containsExactly("pass read", "skipped must-expire", "error no-money-out");
        assertThat(suites)
                .flatExtracting(JunitReportTest::cases)
                .extracting(testCase -> testCase.getAttribute("classname"))
                .noneMatch(name -> name.contains("/"))
                .contains("a|b", "a|b (2)");
        assertThat(suites).extracting(suite -> suite.getAttribute("name")).noneMatch(name -> name.contains("/"));
        assertThat(properties(suites.get(0))).containsEntry("key", "a/b");
    }

    @Test
    void saysWhatIsWrongAndWhatToDo() {
        List<Element> cases = cases(suites(Findings::tell).get(0));
        Element failure = children(cases.get(1)).get(0);

        assertThat(cases.get(1).getAttribute("classname")).isEqualTo("trader");
        assertThat(cases.get(1).getAttribute("name")).isEqualTo("no-money-out");
        assertThat(failure.getAttribute("type")).isEqualTo("critical");
        assertThat(failure.getAttribute("message")).isEqualTo("withdraw:write is granted");
        assertThat(failure.getTextContent()).isEqualTo("""
                        withdraw:write is granted
                        Remedy: Take withdraw away from the key.
                        Control: NIST SP 800-53 Rev. 5 AC-6
                        Control: NIST SP 800-53 Rev. 5 AC-5""");
        assertThat(children(cases.get(2)).get(0).getAttribute("message"))
                .isEqualTo("inconclusive: the service does not tell when the key expires");
    }

    @Test
    void saysWhyAFindingIsAccepted() {
        Element suppressed = cases(suites(Findings::tell).get(1)).get(1);

        assertThat(children(suppressed).get(0).getAttribute("message"))
                .isEqualTo("critical suppressed until 2027-01-31: Sweeps at night, approved in TR-118:"
                        + " withdraw:write is granted");
    }

    @Test
    void withoutAPolicyKeysAreReadOrNot() {
        List<Element> suites = suites(Findings::tellPlain);

        assertThat(suites)
                .extracting(JunitReportTest::results)
                .containsExactly(List.of("pass read"), List.of("error read"), List.of());
        Element error = children(cases(suites.get(1)).get(0)).get(0);
        assertThat(error.getAttribute("type")).isEqualTo("rate-limited");
        assertThat(error.getAttribute("message")).isEqualTo("not today");
    }

    @Test
    void saysWhatItIsMadeOfAndWhatItDoesNotCover() {
        List<Element> suites = suites(Findings::tell);

        assertThat(properties(suites.get(5)))
                .containsEntry("written by", "keyaudit 1.2.3, run " + Outcomes.PROVENANCE.run())
                .containsEntry("policy", "policy.yaml (SHA-256 " + "b".repeat(64) + ")")
                .containsEntry("command", "keyaudit check keys.yaml --policy policy.yaml")
                .hasEntrySatisfying("not covered", gaps -> assertThat(gaps).contains("1 key could not be read"));
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

        assertThat(properties(suites.get(0))).containsEntry("key", VisibleText.of(Findings.HOSTILE));
        assertThat(children(cases(suites.get(0)).get(1)).get(0).getAttribute("message"))
                .isEqualTo(VisibleText.of(Findings.HOSTILE));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void isXmlWhateverTextsHold(long seed) {
        suites(report -> Findings.tellRandom(report, seed));
    }
}
