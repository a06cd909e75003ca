package io.keyaudit.formats.json;

import io.keyaudit.formats.content.Gaps;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.AuditSummary;
import io.keyaudit.policy.ControlReference;
import io.keyaudit.policy.ControlResults;
import io.keyaudit.policy.KeyAssessment;
import io.keyaudit.policy.RuleDescription;
import io.keyaudit.policy.Verdict;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The verdicts by control as JSON, as {@code Schemas.find("controls")} describes it, written at the end. */
public final class ControlsJson implements ReportWriter {
    private static final int VERSION = 1;

    private final JsonOutput json;
    private final AuditSummary.Counter counter = new AuditSummary.Counter();
    private Optional<ReportStart> started = Optional.empty();

    /**
     * Creates the report.
     *
     * @param out receives UTF-8
     */
    public ControlsJson(OutputStream out) {
        json = new JsonOutput(out);
    }

    @Override
    public void begin(ReportStart start) {
        started = Optional.of(start);
    }

    @Override
    public void add(KeyAssessment key) {
        counter.add(key);
    }

    @Override
    public void end(ReportEnd end) {
        AuditSummary summary = counter.summary();
        json.openObject();
        json.number("version", VERSION);
        started.ifPresent(start -> {
            json.instant("startedAt", start.startedAt());
            ProvenanceJson.write(start.provenance(), json);
            start.policy().ifPresent(policy -> json.text("policy", policy));
        });
        json.openArray("controls");
        end.controls().controls().forEach(this::control);
        json.closeArray();
        json.instant("finishedAt", end.finishedAt());
        started.ifPresent(start -> ProvenanceJson.write(Gaps.of(start, summary), json));
        json.closeObject();
        json.finish();
    }

    private void control(ControlResults.Control control) {
        ControlReference reference = control.reference();
        json.openObject();
        json.text("standard", reference.standard());
        json.text("control", reference.control());
        reference.title().ifPresent(title -> json.text("title", title));
        counts(control::count);
        keys(List.of(Verdict.FAIL, Verdict.INCONCLUSIVE, Verdict.NOT_READ), control::keys);
        json.openArray("rules");
        control.rules().forEach(this::rule);
        json.closeArray();
        json.closeObject();
        json.flush();
    }

    private void rule(ControlResults.RuleKeys keys) {
        RuleDescription rule = keys.rule();
        json.openObject();
        json.text("id", rule.id());
        json.text("title", rule.title());
        json.text("severity", rule.severity().text());
        counts(keys::count);
        keys(List.of(Verdict.values()), keys::keys);
        names("suppressed", keys.suppressed());
        json.closeObject();
    }

    private void counts(Function<Verdict, Long> count) {
        json.openObject("counts");
        for (Verdict verdict : Verdict.values()) {
            json.number(verdict.text(), count.apply(verdict));
        }
        json.closeObject();
    }

    private void keys(List<Verdict> verdicts, Function<Verdict, Stream<String>> keys) {
        json.openObject("keys");
        verdicts.forEach(verdict -> names(verdict.text(), keys.apply(verdict)));
        json.closeObject();
    }

    private void names(String name, Stream<String> keys) {
        json.openArray(name);
        keys.forEach(json::text);
        json.closeArray();
    }
}
