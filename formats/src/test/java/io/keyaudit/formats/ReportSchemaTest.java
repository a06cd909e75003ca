package io.keyaudit.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.keyaudit.Severity;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.drift.Baseline;
import io.keyaudit.drift.KeyRecord;
import io.keyaudit.formats.json.JsonReport;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.formats.snapshot.SnapshotFile;
import io.keyaudit.policy.ControlResults;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is written is what the published schemas say. */
@Tag("paths")
class ReportSchemaTest {
    private static final Schema REPORT = schema("report");
    private static final Schema SNAPSHOT = schema("snapshot");

    static Schema schema(String name) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(JsonMapper.shared().readTree(Schemas.find(name).orElseThrow()));
    }

    static LongStream seeds() {
        long first = System.nanoTime();
        return LongStream.range(first, first + 100);
    }

    private static JsonNode report(Random random, ReportStart start) {
        RandomOutcomes some = new RandomOutcomes(random);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportWriter report = new JsonReport(out);
        report.begin(start);
        for (KeyOutcome outcome : some.outcomes()) {
            report.add(Findings.judged(
                    outcome, some.findings(Optional.of(outcome.target().name()))));
        }
        report.end(new ReportEnd(
                Outcomes.FINISHED,
                some.findings(random.nextBoolean() ? Optional.of("k" + some.text()) : Optional.empty()),
                ControlResults.NONE));
        return JsonMapper.shared().readTree(out.toByteArray());
    }

    private static ReportStart judged(Random random) {
        RandomOutcomes some = new RandomOutcomes(random);
        return new ReportStart(
                Outcomes.STARTED,
                Optional.of("p" + some.text()),
                List.of(some.rule(), some.rule()),
                Severity.MEDIUM,
                Outcomes.PROVENANCE);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void reportsFollowTheirSchema(long seed) {
        Random random = new Random(seed);

        assertThat(REPORT.validate(report(random, ReportStart.withoutPolicy(Outcomes.STARTED, Outcomes.PROVENANCE))))
                .isEmpty();
        assertThat(REPORT.validate(report(random, judged(random)))).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void snapshotsFollowTheirSchema(long seed) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SnapshotFile.write(
                Baseline.of(new RandomOutcomes(new Random(seed))
                        .outcomes().stream().map(KeyRecord::of).toList()),
                out);

        assertThat(SNAPSHOT.validate(JsonMapper.shared().readTree(out.toByteArray())))
                .isEmpty();
    }

    @Test
    void nothingElseIsAReport() {
        Random random = new Random(1);
        ObjectNode plain =
                (ObjectNode) report(random, ReportStart.withoutPolicy(Outcomes.STARTED, Outcomes.PROVENANCE));
        assertThat(REPORT.validate(plain)).isEmpty();

        assertThat(REPORT.validate(plain.deepCopy().put("verdict", true))).isNotEmpty();
        assertThat(REPORT.validate(plain.deepCopy().put("version", 2))).isNotEmpty();
        assertThat(REPORT.validate(plain.deepCopy().without("summary"))).isNotEmpty();
        ObjectNode halfJudged = plain.deepCopy();
        ((ObjectNode) halfJudged.get("summary")).put("compliant", true);
        assertThat(REPORT.validate(halfJudged)).isNotEmpty();
    }

    @Test
    void everyNameHasASchemaOfItsOwn() {
        assertThat(Schemas.names()).containsExactly("controls", "keys", "policy", "provider", "report", "snapshot");
        assertThat(Schemas.names()).allSatisfy(name -> {
            JsonNode schema = JsonMapper.shared().readTree(Schemas.find(name).orElseThrow());
            assertThat(schema.at("/$id").asString()).isEqualTo("urn:keyaudit:schema:" + name + ":1");
            assertThat(schema.at("/$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        });
        assertThat(Schemas.find("../keys")).isEmpty();
    }
}
