package io.keyaudit.formats.json;

import io.keyaudit.FactKind;
import io.keyaudit.Severity;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.formats.content.Gaps;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.AuditSummary;
import io.keyaudit.policy.ControlReference;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.KeyAssessment;
import io.keyaudit.policy.RuleDescription;
import io.keyaudit.policy.RuleVerdict;
import io.keyaudit.policy.Subject;
import io.keyaudit.policy.Suppression;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The report as JSON, as {@code Schemas.find("report")} describes it. What a service does not report is left out, and null
 * means that it reports that there is none. Findings are there only if the keys are held against something. The summary
 * comes last, since the report is written as the audit goes.
 */
public final class JsonReport implements ReportWriter {
    private static final int VERSION = 1;

    private final JsonOutput json;
    private final OutcomeJsonWriter outcomes;
    private final ReasonJsonWriter reasons;
    private final AuditSummary.Counter counter = new AuditSummary.Counter();
    private Optional<ReportStart> started = Optional.empty();
    private @Nullable ReportStart judged;

    public JsonReport(OutputStream out) {
        json = new JsonOutput(out);
        outcomes = new OutcomeJsonWriter(json);
        reasons = new ReasonJsonWriter(json);
    }

    @Override
    public void begin(ReportStart start) {
        started = Optional.of(start);
        judged = start.judges() ? start : null;
        json.openObject();
        json.number("version", VERSION);
        json.instant("startedAt", start.startedAt());
        ProvenanceJson.write(start.provenance(), json);
        if (judged != null) {
            json.openArray("rules");
            start.rules().forEach(this::rule);
            json.closeArray();
        }
        json.openArray("keys");
    }

    @Override
    public void add(KeyAssessment key) {
        KeyOutcome outcome = key.outcome();
        List<Finding> findings = key.findings();
        counter.add(key);
        json.openObject();
        outcomes.write(outcome);
        if (judged != null) {
            verdicts(key.verdicts());
            findings(findings, false);
        }
        json.closeObject();
        json.flush();
    }

    @Override
    public void end(ReportEnd end) {
        json.closeArray();
        if (judged != null) {
            counter.add(end.findings());
            findings(end.findings(), true);
        }
        json.instant("finishedAt", end.finishedAt());
        json.openObject("summary");
        AuditSummary summary = counter.summary();
        SummaryJson.counts(summary, json);
        if (judged != null) {
            verdict(judged, summary);
        }
        started.ifPresent(start -> ProvenanceJson.write(Gaps.of(start, summary), json));
        json.closeObject();
        json.closeObject();
        json.finish();
    }

    private void verdict(ReportStart start, AuditSummary summary) {
        json.flag("compliant", summary.compliant(start.failOn()));
        json.text("failOn", start.failOn().text());
        start.policy().ifPresent(name -> json.text("policy", name));
        json.openObject("findings");
        for (Severity severity : Severity.gravestFirst()) {
            json.number(severity.text(), summary.standing(severity));
        }
        json.closeObject();
        json.number("inconclusive", summary.inconclusive());
        json.number("suppressed", summary.suppressed());
        causes(summary);
    }

    private void causes(AuditSummary summary) {
        json.openArray("causes");
        summary.causes().forEach((cause, waiting) -> {
            json.openObject();
            json.text("kind", cause.kind().text());
            outcomes.texts("subjects", cause.subjects());
            outcomes.texts("rules", waiting.rules());
            json.number("keys", waiting.keys());
            json.closeObject();
        });
        json.closeArray();
        json.openArray("notApplicable");
        summary.notApplicable().forEach((provider, unreported) -> {
            json.openObject();
            json.text("provider", provider);
            outcomes.texts(
                    "facts", unreported.facts().stream().map(FactKind::text).toList());
            outcomes.texts("rules", unreported.rules());
            json.number("keys", unreported.keys());
            json.closeObject();
        });
        json.closeArray();
    }

    private void rule(RuleDescription rule) {
        json.openObject();
        json.text("id", rule.id());
        json.text("title", rule.title());
        json.text("severity", rule.severity().text());
        json.text("remedy", rule.remedy());
        json.openArray("controls");
        for (ControlReference control : rule.controls()) {
            json.openObject();
            json.text("standard", control.standard());
            json.text("control", control.control());
            control.title().ifPresent(title -> json.text("title", title));
            json.closeObject();
        }
        json.closeArray();
        json.closeObject();
    }

    private void verdicts(List<RuleVerdict> verdicts) {
        json.openObject("verdicts");
        verdicts.forEach(verdict -> json.text(verdict.rule(), verdict.verdict().text()));
        json.closeObject();
    }

    private void findings(List<Finding> findings, boolean named) {
        json.openArray("findings");
        for (Finding finding : findings) {
            json.openObject();
            json.text("rule", finding.rule().id());
            if (named) {
                finding.key().ifPresent(name -> json.text("key", name));
                finding.service().ifPresent(this::service);
            }
            json.text("severity", finding.severity().text());
            json.text("status", finding.status().text());
            json.text("message", finding.message());
            json.text("fingerprint", finding.fingerprint());
            json.openArray("reasons");
            finding.reasons().forEach(reasons::write);
            json.closeArray();
            finding.suppression().ifPresent(this::suppression);
            json.closeObject();
        }
        json.closeArray();
    }

    private void service(Subject.Service service) {
        json.text("service", service.provider());
        json.text("endpoint", service.endpoint().toString());
        json.number("keyCount", service.keyCount());
    }

    private void suppression(Suppression suppression) {
        json.openObject("suppression");
        json.text("reason", suppression.reason());
        json.text("expires", suppression.expires().toString());
        json.closeObject();
    }
}
