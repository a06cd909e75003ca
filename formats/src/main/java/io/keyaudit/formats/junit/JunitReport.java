package io.keyaudit.formats.junit;

import io.keyaudit.Severity;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.KeyOutcome.Failed;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.formats.content.FindingText;
import io.keyaudit.formats.content.ProductInfo;
import io.keyaudit.formats.content.ProvenanceText;
import io.keyaudit.formats.content.Subjects;
import io.keyaudit.formats.content.VerdictText;
import io.keyaudit.formats.report.Provenance;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.Assessment;
import io.keyaudit.policy.AuditSummary;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.FindingStatus;
import io.keyaudit.policy.KeyAssessment;
import io.keyaudit.policy.RuleDescription;
import io.keyaudit.policy.RuleVerdict;
import io.keyaudit.policy.Verdict;
import java.io.OutputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The report as JUnit's XML, as build servers take it: each key a test suite, each rule a test case. Only what was judged
 * passes. What matters to the exit code fails (certain) or is an error (inconclusive, or a key that could not be read); what
 * does not is skipped, with its severity. Suites are written as keys come; nothing is kept but their names.
 */
public final class JunitReport implements ReportWriter {
    private static final String ENGINE = "keyaudit/";
    private static final String READ = "read";

    private final XmlOutput xml;
    private final Map<String, RuleDescription> rules = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final AuditSummary.Counter counter = new AuditSummary.Counter();
    private ReportStart start = ReportStart.withoutPolicy(Instant.EPOCH, Provenance.ofRun(""));

    /**
     * Creates the report.
     *
     * @param out receives UTF-8
     */
    public JunitReport(OutputStream out) {
        this.xml = new XmlOutput(out);
    }

    @Override
    public void begin(ReportStart beginning) {
        start = beginning;
        beginning.rules().forEach(rule -> rules.put(rule.id(), rule));
        xml.open("testsuites", "name", ProductInfo.NAME).line();
    }

    @Override
    public void add(KeyAssessment key) {
        KeyOutcome outcome = key.outcome();
        counter.add(key);
        JunitSuite suite = suite(outcome.target().name());
        if (outcome.target().name().indexOf('/') >= 0) {
            suite.property("key", outcome.target().name());
        }
        if (outcome instanceof Inspected) {
            suite.pass(READ);
        } else if (outcome instanceof Failed failed) {
            suite.error(READ, failed.kind().text(), failed.message(), "");
        } else {
            suite.error(READ, "not-asked", "the audit was stopped before the key was asked about", "");
        }
        Map<String, Finding> byRule = new HashMap<>();
        key.findings().forEach(finding -> byRule.put(finding.rule().id(), finding));
        key.verdicts().forEach(verdict -> verdict(verdict, Optional.ofNullable(byRule.remove(verdict.rule())), suite));
        byRule.remove(Assessment.UNREAD_KEY.id());
        key.findings().stream()
                .filter(finding -> byRule.containsKey(finding.rule().id()))
                .forEach(finding -> finding(finding.rule().id(), finding, suite));
        suite.write(xml);
        xml.flush();
    }

    /** What is about services and the policy, and about keys that were not in the audit; and what the report is made of. */
    @Override
    public void end(ReportEnd end) {
        counter.add(end.findings());
        JunitSuite suite = suite(ProductInfo.NAME);
        ProvenanceText.of(start, end.finishedAt(), counter.summary())
                .forEach(note -> suite.property(note.label(), note.text()));
        Set<String> found = new HashSet<>();
        for (Finding finding : end.findings()) {
            found.add(finding.rule().id());
            finding(finding.rule().id() + ": " + Subjects.name(finding), finding, suite);
        }
        start.rules().stream()
                .map(RuleDescription::id)
                .filter(rule -> rule.startsWith(ENGINE) && !rule.equals(Assessment.UNREAD_KEY.id()))
                .filter(rule -> !found.contains(rule))
                .forEach(suite::pass);
        suite.write(xml);
        xml.close().line().end();
    }

    private JunitSuite suite(String name) {
        String unique = name;
        for (int number = 2; !names.add(JunitSuite.className(unique)); number++) {
            unique = name + " (" + number + ")";
        }
        return new JunitSuite(unique, start.startedAt());
    }

    private void verdict(RuleVerdict verdict, Optional<Finding> finding, JunitSuite suite) {
        String rule = verdict.rule();
        switch (verdict.verdict()) {
            case PASS -> suite.pass(rule);
            case NOT_APPLICABLE -> suite.skip(rule, VerdictText.notApplicable(verdict));
            case NOT_READ -> suite.skip(rule, "not judged: the key could not be read");
            case FAIL, INCONCLUSIVE ->
                finding.ifPresentOrElse(own -> finding(rule, own, suite), () -> covered(verdict, suite));
        }
    }

    /** A verdict whose finding is about the service as a whole. */
    private void covered(RuleVerdict verdict, JunitSuite suite) {
        String message = verdict.verdict().text() + ": the finding is about the service";
        Severity severity = Optional.ofNullable(rules.get(verdict.rule()))
                .map(RuleDescription::severity)
                .orElse(Severity.CRITICAL);
        if (verdict.suppressed() || !severity.isAtLeast(start.failOn())) {
            suite.skip(verdict.rule(), severity.text() + " " + message);
        } else if (verdict.verdict() == Verdict.FAIL) {
            suite.fail(verdict.rule(), severity.text(), message, "");
        } else {
            suite.error(verdict.rule(), severity.text(), message, "");
        }
    }

    private void finding(String name, Finding finding, JunitSuite suite) {
        String severity = finding.severity().text();
        if (!finding.stands() || !finding.severity().isAtLeast(start.failOn())) {
            suite.skip(name, severity + " " + FindingText.status(finding) + ": " + finding.message());
        } else if (finding.status() == FindingStatus.OPEN) {
            suite.fail(name, severity, finding.message(), FindingText.advice(finding.rule()));
        } else {
            suite.error(name, severity, "inconclusive: " + finding.message(), FindingText.advice(finding.rule()));
        }
    }
}
