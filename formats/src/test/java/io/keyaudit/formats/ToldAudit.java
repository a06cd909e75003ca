package io.keyaudit.formats;

import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.ControlResults;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.FindingStatus;
import io.keyaudit.policy.KeyAssessment;
import io.keyaudit.policy.RuleDescription;
import io.keyaudit.policy.RuleVerdict;
import io.keyaudit.policy.RuleVerdict.Inapplicable;
import io.keyaudit.policy.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reports an audit whose verdicts follow from its findings: a rule without one passes, unless the key was not read. */
public final class ToldAudit {
    private final ReportWriter report;
    private List<RuleDescription> rules = List.of();

    public ToldAudit(ReportWriter report) {
        this.report = report;
    }

    public void begin(ReportStart start) {
        rules = start.rules().stream()
                .filter(rule -> !rule.id().startsWith("keyaudit/") && !rule.id().startsWith("drift/"))
                .toList();
        report.begin(start);
    }

    public void add(KeyOutcome outcome, List<Finding> findings) {
        add(assessed(rules, outcome, findings));
    }

    public void add(KeyAssessment key) {
        report.add(key);
    }

    /** A key with a verdict for each rule. */
    public static KeyAssessment assessed(List<RuleDescription> rules, KeyOutcome outcome, List<Finding> findings) {
        return new KeyAssessment(
                outcome,
                rules.stream().map(rule -> verdict(rule, outcome, findings)).toList(),
                findings);
    }

    public void end(List<Finding> findings) {
        report.end(new ReportEnd(Outcomes.FINISHED, findings, ControlResults.NONE));
    }

    private static RuleVerdict verdict(RuleDescription rule, KeyOutcome outcome, List<Finding> findings) {
        if (!(outcome instanceof Inspected)) {
            return verdict(rule, Verdict.NOT_READ, false);
        }
        Optional<Finding> found = findings.stream()
                .filter(finding -> finding.rule().id().equals(rule.id()))
                .findFirst();
        boolean certain = found.stream().anyMatch(finding -> finding.causes().isEmpty());
        Verdict verdict = found.isEmpty() ? Verdict.PASS : certain ? Verdict.FAIL : Verdict.INCONCLUSIVE;
        boolean suppressed = found.stream().anyMatch(finding -> finding.status() == FindingStatus.SUPPRESSED);
        return verdict(rule, verdict, suppressed);
    }

    private static RuleVerdict verdict(RuleDescription rule, Verdict verdict, boolean suppressed) {
        return new RuleVerdict(rule.id(), verdict, Inapplicable.NO, Set.of(), suppressed);
    }
}
