package io.keyaudit.formats.junit;

import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.KeyOutcome.Failed;
import io.keyaudit.formats.content.ProductInfo;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.Assessment;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.KeyAssessment;
import io.keyaudit.policy.RuleDescription;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The report as JUnit's XML, as build servers take it: each key a test suite, each rule a test case. A rule passes for a
 * key only if it finds nothing in it, which is known when the audit is over; until then the findings are kept, and
 * nothing is written.
 */
public final class JunitReport implements ReportWriter {
    private static final String ENGINE = "keyaudit/";
    private static final String READ = "read: the key can be read";

    private final OutputStream out;
    private final Map<String, KeyResult> keys = new LinkedHashMap<>();
    private ReportStart start = ReportStart.withoutPolicy(Instant.EPOCH);

    /**
     * What is kept of a key.
     *
     * @param failure why it could not be read, if it could not
     * @param findings in the order in which they come
     */
    private record KeyResult(Optional<Failed> failure, List<Finding> findings) {}

    public JunitReport(OutputStream out) {
        this.out = out;
    }

    @Override
    public void begin(ReportStart beginning) {
        start = beginning;
    }

    @Override
    public void add(KeyAssessment key) {
        KeyOutcome outcome = key.outcome();
        List<Finding> findings = key.findings();
        Optional<Failed> failure = outcome instanceof Failed failed ? Optional.of(failed) : Optional.empty();
        KeyResult result = new KeyResult(failure, new ArrayList<>(findings));
        keys.put(outcome.target().name(), result);
    }

    @Override
    public void end(ReportEnd end) {
        List<Finding> others = new ArrayList<>();
        for (Finding finding : end.findings()) {
            @Nullable KeyResult result = finding.key().map(keys::get).orElse(null);
            if (result == null) {
                others.add(finding);
            } else {
                result.findings().add(finding);
            }
        }
        XmlOutput xml = new XmlOutput(out);
        xml.open("testsuites", "name", ProductInfo.NAME).line();
        keys.forEach((name, result) -> suite(name, result).write(xml));
        suiteOfOthers(others).ifPresent(suite -> suite.write(xml));
        xml.close().line().end();
    }

    private JunitSuite suite(String key, KeyResult result) {
        JunitSuite suite = new JunitSuite(key, start.startedAt());
        result.failure()
                .ifPresentOrElse(
                        failed -> suite.error(key, READ, failed.kind().text(), failed.message()),
                        () -> suite.pass(key, READ));
        for (Finding finding : result.findings()) {
            // That the key could not be read is told once, as an error.
            if (result.failure().isEmpty() || !finding.rule().id().equals(Assessment.UNREAD_KEY.id())) {
                suite.finding(key, name(finding.rule()), finding);
            }
        }
        Set<String> found =
                result.findings().stream().map(finding -> finding.rule().id()).collect(Collectors.toSet());
        for (RuleDescription rule : start.rules()) {
            if (!found.contains(rule.id()) && !rule.id().startsWith(ENGINE)) {
                if (result.failure().isPresent()) {
                    suite.skip(key, name(rule), "not judged: the key could not be read");
                } else {
                    suite.pass(key, name(rule));
                }
            }
        }
        return suite;
    }

    /** What is about the audit, and about keys that were not in it. */
    private Optional<JunitSuite> suiteOfOthers(List<Finding> findings) {
        if (!start.judges() && findings.isEmpty()) {
            return Optional.empty();
        }
        JunitSuite suite = new JunitSuite(ProductInfo.NAME, start.startedAt());
        start.rules().stream()
                .filter(rule -> rule.id().startsWith(ENGINE) && !rule.id().equals(Assessment.UNREAD_KEY.id()))
                .filter(rule -> findings.stream()
                        .noneMatch(finding -> finding.rule().id().equals(rule.id())))
                .forEach(rule -> suite.pass(ProductInfo.NAME, name(rule)));
        findings.forEach(
                finding -> suite.finding(finding.key().orElse(ProductInfo.NAME), name(finding.rule()), finding));
        return Optional.of(suite);
    }

    private static String name(RuleDescription rule) {
        return rule.id() + ": " + rule.title();
    }
}
