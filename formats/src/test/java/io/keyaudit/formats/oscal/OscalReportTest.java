package io.keyaudit.formats.oscal;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.keyaudit.formats.Findings;
import io.keyaudit.formats.JudgedAudit;
import io.keyaudit.formats.Outcomes;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.ControlReference;
import io.keyaudit.policy.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("paths")
class OscalReportTest {
    private static final Schema SCHEMA = schema();

    /** NIST's, of OSCAL 1.1.2, as its library ships it. */
    private static Schema schema() {
        try (InputStream in = Objects.requireNonNull(
                OscalReportTest.class.getClassLoader().getResourceAsStream("schema/json/oscal-ar_schema.json"))) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(JsonMapper.shared().readTree(in));
        } catch (IOException unread) {
            throw new AssertionError(unread);
        }
    }

    static LongStream seeds() {
        long first = System.nanoTime();
        return LongStream.range(first, first + 20);
    }

    /** The result in what is written, which follows the schema. */
    private static JsonNode result(Consumer<ReportWriter> audit) {
        return written(audit).at("/assessment-results/results/0");
    }

    private static JsonNode written(Consumer<ReportWriter> audit) {
        JsonNode oscal = JsonMapper.shared().readTree(Findings.written(OscalReport::new, audit));
        assertThat(SCHEMA.validate(oscal)).isEmpty();
        return oscal;
    }

    private static String property(JsonNode of, String name) {
        return of.at("/props")
                .valueStream()
                .filter(property -> property.at("/name").asString().equals(name))
                .map(property -> property.at("/value").asString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aControlIsSatisfiedOnlyIfEveryKeyIsKnownToKeepIt() {
        Map<String, String> states = result(JudgedAudit.ofEveryKind()::tell)
                .at("/findings")
                .valueStream()
                .collect(Collectors.toMap(
                        finding -> property(finding, "control"),
                        finding -> finding.at("/target/status/state").asString() + " "
                                + finding.at("/target/status/reason").asString()));

        assertThat(states)
                .containsEntry("CC6.3", "not-satisfied fail")
                .containsEntry("AC-6", "not-satisfied other")
                .containsEntry("IA-5", "not-satisfied other");
        JsonNode fine = result(JudgedAudit.of(
                List.of(Outcomes.inspected("trader", "exchange", Outcomes.permissions("withdraw --"))))::tell);
        assertThat(fine.at("/findings")
                        .valueStream()
                        .filter(finding -> property(finding, "control").equals("CC6.3")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.at("/target/status/state").asString()).isEqualTo("satisfied");
                    assertThat(finding.at("/target/target-id").asString()).isEqualTo("CC6.3_smt");
                });
    }

    @Test
    void everyVerdictIsASubjectOfAnObservation() {
        JudgedAudit audit = JudgedAudit.ofEveryKind();
        JsonNode result = result(audit::tell);
        Map<String, Long> subjects = result.at("/observations")
                .valueStream()
                .collect(Collectors.groupingBy(
                        observation -> property(observation, "verdict"),
                        Collectors.summingLong(
                                observation -> observation.at("/subjects").size())));

        for (Verdict verdict : Verdict.values()) {
            assertThat(subjects).containsEntry(verdict.text(), audit.verdicts().get(verdict));
        }
        List<String> keys = result.findValuesAsString("subject-uuid");
        assertThat(result.at("/local-definitions/inventory-items")
                        .valueStream()
                        .map(item -> item.at("/uuid").asString()))
                .doesNotHaveDuplicates()
                .containsAll(keys);
        assertThat(result.findValuesAsString("observation-uuid"))
                .isSubsetOf(result.at("/observations")
                        .valueStream()
                        .map(observation -> observation.at("/uuid").asString())
                        .toList());
    }

    @Test
    void saysWhatItIsMadeOfAndWhatItDoesNotCover() {
        JsonNode results = written(JudgedAudit.ofEveryKind()::tell).at("/assessment-results");

        assertThat(results.at("/uuid").asString()).isEqualTo(Outcomes.PROVENANCE.run());
        assertThat(property(results.at("/metadata"), "command")).startsWith("keyaudit check keys.yaml");
        assertThat(results.at("/import-ap/href").asString())
                .isEqualTo("#" + results.at("/back-matter/resources/0/uuid").asString());
        assertThat(property(results.at("/back-matter/resources/0"), "sha-256")).isEqualTo("b".repeat(64));
        assertThat(results.at("/results/0/remarks").asString()).contains("not covered: 1 key could not be read");
    }

    @Test
    void theSchemaTellsWhatIsNoResult() {
        String written = Findings.written(OscalReport::new, JudgedAudit.ofEveryKind()::tell);

        assertThat(SCHEMA.validate(JsonMapper.shared().readTree(written.replace("not-satisfied", "maybe"))))
                .isNotEmpty();
    }

    @Test
    void withoutAPolicyNoControlIsReviewed() {
        assertThat(result(Findings::tellPlain).has("findings")).isFalse();
        assertThat(result(Findings::tellNothing).has("local-definitions")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"AC-2(3), ac-2.3", "AC-6, ac-6", "A.8.2, A.8.2", "7.2.5.1, _7.2.5.1", "'§ 4 a', '_--4-a'"})
    void controlsAreNamedAsTokens(String number, String token) {
        assertThat(OscalText.control(new ControlReference("x", number))).isEqualTo(token);
    }

    /** The example of RFC 4122's errata has another namespace; this holds the form. */
    @Test
    void identifiersAreTheSameInEveryRun() {
        assertThat(OscalText.uuid("key", "trader"))
                .isEqualTo(OscalText.uuid("key", "trader"))
                .isNotEqualTo(OscalText.uuid("key", "trade"))
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }

    @Test
    void valuesKeepTheirCharacters() {
        assertThat(OscalText.value(" a\n")).isEqualTo("\\u0020a\\u000a");
        assertThat(OscalText.value("")).isEqualTo("-");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverTextsHoldItFollowsTheSchema(long seed) {
        written(report -> Findings.tellRandom(report, seed));
        written(Findings::tellHostile);
    }
}
