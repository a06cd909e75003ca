package io.keyaudit.formats.shard;

import io.keyaudit.audit.AuditTarget;
import io.keyaudit.formats.content.Gaps;
import io.keyaudit.formats.json.JsonOutput;
import io.keyaudit.formats.json.ProvenanceJson;
import io.keyaudit.formats.json.SummaryJson;
import io.keyaudit.formats.keys.KeysFile;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.AuditSummary;
import io.keyaudit.policy.KeyAssessment;
import io.keyaudit.yaml.Position;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The report on a shard, as {@code Schemas.find("report")} describes it: JSON that says everything about the shard's keys
 * but whether they are in order, which only all shards together show. Instants are as precise as they are.
 */
public final class ShardReport implements ReportWriter {
    static final int VERSION = 1;

    private final JsonOutput json;
    private final Shard shard;
    private final Map<String, Position> positions = new HashMap<>();
    private final AuditSummary.Counter counter = new AuditSummary.Counter();
    private Optional<ReportStart> started = Optional.empty();

    /**
     * Opens a report.
     *
     * @param out receives UTF-8; flushed after each key, and left open
     * @param keys where the keys are listed
     */
    public ShardReport(OutputStream out, Shard shard, KeysFile keys) {
        this.json = JsonOutput.exact(out);
        this.shard = shard;
        keys.keys().forEach(key -> positions.put(key.target().name(), key.position()));
    }

    @Override
    public void begin(ReportStart start) {
        started = Optional.of(start);
        json.openObject();
        json.number("version", VERSION);
        shard.write(json);
        json.instant("startedAt", start.startedAt());
        ProvenanceJson.write(start.provenance(), json);
        json.openArray("keys");
    }

    @Override
    public void add(KeyAssessment key) {
        counter.add(key);
        AuditTarget target = key.outcome().target();
        String declared = target.listedBy().orElse(target.name());
        new KeyEntry(key.outcome(), positions.getOrDefault(declared, Position.START)).write(json);
        json.flush();
    }

    @Override
    public void end(ReportEnd end) {
        json.closeArray();
        json.instant("finishedAt", end.finishedAt());
        json.openObject("summary");
        AuditSummary summary = counter.summary();
        SummaryJson.counts(summary, json);
        started.ifPresent(start -> ProvenanceJson.write(Gaps.of(start, summary), json));
        json.closeObject();
        json.closeObject();
        json.finish();
    }
}
