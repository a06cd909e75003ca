package io.keyaudit.formats;

import static org.assertj.core.api.Assertions.assertThat;

import edu.hm.hafner.coverage.ModuleNode;
import edu.hm.hafner.coverage.TestCase;
import edu.hm.hafner.coverage.parser.JunitParser;
import edu.hm.hafner.util.FilteredLog;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.formats.junit.JunitReport;
import io.keyaudit.policy.Verdict;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.bjurr.violations.lib.ViolationsApi;
import se.bjurr.violations.lib.model.SEVERITY;
import se.bjurr.violations.lib.model.Violation;
import se.bjurr.violations.lib.reports.Parser;

/** What readers that were not written here make of the reports: as many verdicts as there are, and no pass too many. */
class ConsumersTest {
    private static final Map<Verdict, Long> VERDICTS = VerdictCountsTest.AUDIT.verdicts();

    @TempDir
    private Path folder;

    private Set<Violation> violations(ReportFormat format, Parser parser) throws IOException {
        Files.writeString(folder.resolve("report"), VerdictCountsTest.written(format));
        return ViolationsApi.violationsApi()
                .withPattern(".*report$")
                .inFolder(folder.toString())
                .findAll(parser)
                .violations();
    }

    /** Every key that was not read is a result, though no finding says it of those that were not asked about. */
    private static long findings() {
        return VerdictCountsTest.AUDIT.compliance().findings().size()
                + VerdictCountsTest.AUDIT.compliance().keys().stream()
                        .filter(key -> key.outcome() instanceof KeyOutcome.NotAsked)
                        .count();
    }

    @Test
    void noResultOfSarifIsLost() throws IOException {
        Set<Violation> read = violations(ReportFormat.SARIF, Parser.SARIF);

        assertThat(read).hasSize((int) findings());
        assertThat(read.stream().filter(violation -> violation.getMessage().contains("inconclusive: ")))
                .as("what is unknown is no mere information where it matters")
                .filteredOn(violation -> violation.getRule().equals("no-money"))
                .isNotEmpty()
                .allMatch(violation -> violation.getSeverity() == SEVERITY.ERROR);
    }

    @Test
    void noIssueOfCodeQualityIsLost() throws IOException {
        long suppressed = VerdictCountsTest.AUDIT.compliance().summary().suppressed();

        assertThat(violations(ReportFormat.GITLAB, Parser.CODECLIMATE)).hasSize((int) (findings() - suppressed));
    }

    @Test
    void noFailureOfJunitIsLost() throws IOException {
        assertThat(violations(ReportFormat.JUNIT, Parser.JUNIT))
                .hasSizeGreaterThanOrEqualTo((int) (verdicts(Verdict.FAIL) + verdicts(Verdict.INCONCLUSIVE)));
    }

    @Test
    void jenkinsPassesWhatPasses() {
        FilteredLog log = new FilteredLog("problems");
        ModuleNode module = new JunitParser()
                .parse(new StringReader(VerdictCountsTest.written(ReportFormat.JUNIT)), "report.xml", log);
        Map<TestCase.TestResult, Long> results = module.getTestCases().stream()
                .filter(testCase -> !testCase.getTestName().equals("read"))
                .filter(testCase -> !testCase.getClassName().equals("keyaudit"))
                .collect(Collectors.groupingBy(TestCase::getResult, Collectors.counting()));

        assertThat(log.getErrorMessages()).isEmpty();
        assertThat(results)
                .containsEntry(TestCase.TestResult.PASSED, verdicts(Verdict.PASS))
                .containsEntry(TestCase.TestResult.FAILED, verdicts(Verdict.FAIL) + verdicts(Verdict.INCONCLUSIVE))
                .containsEntry(
                        TestCase.TestResult.SKIPPED, verdicts(Verdict.NOT_APPLICABLE) + verdicts(Verdict.NOT_READ));
    }

    /** Its reader splits class names at slashes and dots, and dies of two that are alike. */
    @Test
    void jenkinsReadsTheNamesOfListedKeys() {
        JudgedAudit audit = JudgedAudit.of(List.of(
                Outcomes.inspected("portal/a.b#1", "docs", Outcomes.permissions("files r-")),
                Outcomes.inspected("portal/a", "docs", Outcomes.permissions("files r-")),
                Outcomes.inspected("portal", "docs", Outcomes.permissions("files r-"))));
        String xml = Findings.written(JunitReport::new, audit::tell);

        assertThat(new JunitParser()
                        .parse(new StringReader(xml), "report.xml", new FilteredLog("problems")).getTestCases().stream()
                                .filter(testCase -> testCase.getTestName().equals("read")))
                .hasSize(3);
    }

    private static long verdicts(Verdict verdict) {
        return VERDICTS.getOrDefault(verdict, 0L);
    }
}
