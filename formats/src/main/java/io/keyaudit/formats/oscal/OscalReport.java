package io.keyaudit.formats.oscal;

import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.formats.content.Gaps;
import io.keyaudit.formats.content.ProvenanceText;
import io.keyaudit.formats.json.JsonOutput;
import io.keyaudit.formats.report.Provenance;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.AuditSummary;
import io.keyaudit.policy.ControlResults;
import io.keyaudit.policy.KeyAssessment;
import java.io.OutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The verdicts by control as assessment results of OSCAL 1.1, written at the end: the keys as inventory items, an
 * observation for each rule and verdict with the keys that have it, and a finding for each control with its observations.
 * Rules that cite no control are not in it. A control is satisfied only if a rule that cites it applies to some key, and
 * every key was read and keeps all that apply. The policy stands for the assessment plan, which OSCAL demands.
 */
public final class OscalReport implements ReportWriter {
    private static final String VERSION = "1.1.2";
    private static final String RANDOM_UUID =
            "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-4[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}";

    private final JsonOutput json;
    private final OscalResult result;
    private final AuditSummary.Counter counter = new AuditSummary.Counter();
    private final Map<String, String> providers = new LinkedHashMap<>();
    private ReportStart start = ReportStart.withoutPolicy(Instant.EPOCH, Provenance.ofRun(""));

    /**
     * Creates the report.
     *
     * @param out receives UTF-8
     */
    public OscalReport(OutputStream out) {
        json = new JsonOutput(out);
        result = new OscalResult(json);
    }

    @Override
    public void begin(ReportStart beginning) {
        start = beginning;
    }

    @Override
    public void add(KeyAssessment key) {
        KeyOutcome outcome = key.outcome();
        counter.add(key);
        providers.put(outcome.target().name(), outcome.target().provider());
    }

    @Override
    public void end(ReportEnd end) {
        ControlResults controls = end.controls();
        json.openObject();
        json.openObject("assessment-results");
        json.text(
                "uuid",
                start.provenance().run().matches(RANDOM_UUID)
                        ? start.provenance().run()
                        : OscalText.uuid(
                                "run",
                                start.provenance().run(),
                                start.startedAt().toString()));
        metadata(end.finishedAt());
        json.openObject("import-ap");
        json.text("href", "#" + planUuid());
        json.closeObject();
        json.openArray("results");
        json.openObject();
        json.text(
                "uuid",
                OscalText.uuid(
                        "result", start.provenance().run(), start.startedAt().toString()));
        json.text("title", "What API keys can do");
        json.text(
                "description",
                "The verdicts of an audit of API keys. They are evidence for or against controls, and"
                        + " claim compliance with none.");
        json.instant("start", start.startedAt());
        json.instant("end", end.finishedAt());
        result.write(controls, providers, end.finishedAt());
        notCovered();
        json.closeObject();
        json.closeArray();
        backMatter();
        json.closeObject();
        json.closeObject();
        json.finish();
    }

    private void metadata(Instant finishedAt) {
        Provenance provenance = start.provenance();
        json.openObject("metadata");
        json.text("title", "Audit of API keys");
        json.instant("last-modified", finishedAt);
        json.text("version", OscalText.value(provenance.run()));
        json.text("oscal-version", VERSION);
        json.openArray("props");
        result.property("tool", ProvenanceText.tool(provenance));
        result.property("run", provenance.run());
        if (!provenance.command().isEmpty()) {
            result.property("command", ProvenanceText.command(provenance));
        }
        json.closeArray();
        json.closeObject();
    }

    private void notCovered() {
        String remarks = String.join(
                "\n",
                Gaps.of(start, counter.summary()).stream()
                        .map(gap -> "- not covered: " + OscalText.markup(Gaps.text(gap)))
                        .toList());
        if (!remarks.isEmpty()) {
            json.text("remarks", remarks);
        }
    }

    private String planUuid() {
        return OscalText.uuid(
                "policy",
                start.provenance().policy().map(Provenance.Source::sha256).orElse("none"));
    }

    private void backMatter() {
        json.openObject("back-matter");
        json.openArray("resources");
        resource(
                planUuid(),
                "The policy that the keys were judged by, in place of an assessment plan",
                start.provenance().policy());
        start.provenance()
                .keys()
                .ifPresent(keys -> resource(
                        OscalText.uuid("keys", keys.sha256()), "The file that lists the keys", Optional.of(keys)));
        start.provenance()
                .baseline()
                .ifPresent(file -> resource(
                        OscalText.uuid("baseline", file.sha256()), "What the keys could do before", Optional.of(file)));
        json.closeArray();
        json.closeObject();
    }

    private void resource(String uuid, String title, Optional<Provenance.Source> source) {
        json.openObject();
        json.text("uuid", uuid);
        json.text("title", title);
        source.ifPresent(from -> {
            json.openArray("props");
            result.property("name", from.name());
            result.property("sha-256", from.sha256());
            json.closeArray();
        });
        json.closeObject();
    }
}
