package io.keyaudit.formats.csv;

import io.keyaudit.Endpoint;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.formats.content.Subjects;
import io.keyaudit.formats.content.VerdictText;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.Assessment;
import io.keyaudit.policy.ControlReference;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.KeyAssessment;
import io.keyaudit.policy.RuleDescription;
import io.keyaudit.policy.RuleVerdict;
import io.keyaudit.policy.Verdict;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The report as a sheet to filter and to count in: a row for each key and verdict, then one for each finding about a
 * service, the policy or a key that was not audited. Without a policy there is a row for each key. Streams; nothing is kept
 * but the rules.
 */
public final class VerdictsCsv implements ReportWriter {
    private static final String NOT_JUDGED = "not-judged";
    private static final List<String> COLUMNS = List.of(
            "key",
            "subject",
            "provider",
            "endpoint",
            "tags",
            "rule",
            "ruleTitle",
            "severity",
            "verdict",
            "status",
            "reason",
            "causes",
            "remedy",
            "controls",
            "suppressedUntil",
            "suppressionReason",
            "fingerprint");

    private final CsvOutput csv;
    private final Map<String, RuleDescription> rules = new HashMap<>();
    private Map<String, String> provenance = Map.of();

    /**
     * Creates the report.
     *
     * @param out receives UTF-8
     * @param marked whether a byte order mark comes first, by which Excel knows UTF-8
     */
    public VerdictsCsv(OutputStream out, boolean marked) {
        csv = new CsvOutput(
                out,
                marked,
                Stream.concat(COLUMNS.stream(), ProvenanceCells.COLUMNS.stream())
                        .toList());
    }

    @Override
    public void begin(ReportStart start) {
        start.rules().forEach(rule -> rules.put(rule.id(), rule));
        provenance = ProvenanceCells.of(start);
        csv.heading();
    }

    @Override
    public void add(KeyAssessment key) {
        Map<String, Finding> byRule = new LinkedHashMap<>();
        key.findings().forEach(finding -> byRule.put(finding.rule().id(), finding));
        for (RuleVerdict verdict : key.verdicts()) {
            Map<String, String> cells = of(key.outcome());
            Optional.ofNullable(rules.get(verdict.rule())).ifPresent(rule -> rule(rule, cells));
            cells.put("rule", verdict.rule());
            cells.put("reason", reason(verdict));
            Optional.ofNullable(byRule.remove(verdict.rule())).ifPresent(finding -> finding(finding, cells));
            cells.put("verdict", verdict.verdict().text());
            csv.row(cells);
        }
        byRule.values().forEach(finding -> {
            Map<String, String> cells = of(key.outcome());
            finding(finding, cells);
            csv.row(cells);
        });
        if (key.verdicts().isEmpty() && key.findings().isEmpty()) {
            unjudged(key.outcome());
        }
        csv.flush();
    }

    @Override
    public void end(ReportEnd end) {
        for (Finding finding : end.findings()) {
            Map<String, String> cells = new LinkedHashMap<>(provenance);
            cells.put("key", finding.key().orElse(""));
            cells.put("subject", Subjects.name(finding));
            finding.service().ifPresent(service -> {
                cells.put("provider", service.provider());
                cells.put("endpoint", service.endpoint().toString());
            });
            finding(finding, cells);
            csv.row(cells);
        }
        csv.flush();
    }

    private void unjudged(KeyOutcome outcome) {
        Map<String, String> cells = of(outcome);
        if (outcome instanceof KeyOutcome.Inspected) {
            cells.put("verdict", NOT_JUDGED);
        } else {
            cells.put("verdict", Verdict.NOT_READ.text());
            cells.put("reason", notRead(outcome));
        }
        csv.row(cells);
    }

    private static String notRead(KeyOutcome outcome) {
        return outcome instanceof KeyOutcome.Failed failed
                ? failed.kind().text() + ": " + failed.message()
                : "not asked about: the audit was stopped before";
    }

    private Map<String, String> of(KeyOutcome outcome) {
        AuditTarget target = outcome.target();
        Map<String, String> cells = new LinkedHashMap<>(provenance);
        cells.put("key", target.name());
        cells.put("subject", target.name());
        cells.put("provider", target.provider());
        cells.put(
                "endpoint",
                outcome instanceof KeyOutcome.Inspected inspected
                        ? inspected.snapshot().endpoint().toString()
                        : target.endpoint().map(Endpoint::toString).orElse(""));
        cells.put("tags", CsvOutput.list(target.tags()));
        return cells;
    }

    private static void rule(RuleDescription rule, Map<String, String> cells) {
        cells.put("rule", rule.id());
        cells.put("ruleTitle", rule.title());
        cells.put("severity", rule.severity().text());
        cells.put("remedy", rule.remedy());
        cells.put(
                "controls",
                CsvOutput.list(
                        rule.controls().stream().map(ControlReference::toString).toList()));
    }

    private static void finding(Finding finding, Map<String, String> cells) {
        rule(finding.rule(), cells);
        cells.put("severity", finding.severity().text());
        cells.put("verdict", verdict(finding).text());
        cells.put("status", finding.status().text());
        cells.put("reason", finding.message());
        cells.put(
                "causes",
                CsvOutput.list(finding.causes().stream()
                        .map(cause -> cause.kind().text() + " " + String.join(" ", cause.subjects()))
                        .toList()));
        cells.put("fingerprint", finding.fingerprint());
        finding.suppression().ifPresent(suppression -> {
            cells.put("suppressedUntil", suppression.expires().toString());
            cells.put("suppressionReason", suppression.reason());
        });
    }

    /** Returns the verdict of a finding that comes without one. */
    private static Verdict verdict(Finding finding) {
        if (finding.rule().id().equals(Assessment.UNREAD_KEY.id())) {
            return Verdict.NOT_READ;
        }
        return finding.causes().isEmpty() ? Verdict.FAIL : Verdict.INCONCLUSIVE;
    }

    private static String reason(RuleVerdict verdict) {
        return switch (verdict.verdict()) {
            case PASS -> "";
            case NOT_APPLICABLE -> VerdictText.notApplicable(verdict);
            case NOT_READ -> "not judged: the key could not be read";
            case FAIL, INCONCLUSIVE -> "the finding is about the service";
        };
    }
}
