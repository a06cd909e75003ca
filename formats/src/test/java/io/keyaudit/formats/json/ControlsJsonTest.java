package io.keyaudit.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.keyaudit.formats.Findings;
import io.keyaudit.formats.JudgedAudit;
import io.keyaudit.formats.Schemas;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ControlsJsonTest {
    private static final String WRITTEN = Findings.written(ControlsJson::new, JudgedAudit.ofEveryKind()::tell);
    private static final JsonNode JSON = JsonMapper.shared().readTree(WRITTEN);

    private static JsonNode control(String number) {
        return JSON.at("/controls")
                .valueStream()
                .filter(control -> control.at("/control").asString().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private static Object names(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    @Test
    void followsItsSchema() {
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Schemas.find("controls").orElseThrow())
                        .validate(WRITTEN, InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void saysWhichKeysFailAControl() {
        assertThat(names(control("CC6.3").at("/keys/fail"))).isEqualTo(List.of("trader", "treasury"));
        assertThat(control("CC6.3").at("/title").asString()).isEqualTo("Least privilege and segregation of duties");
        assertThat(names(control("CC6.3").at("/rules/0/suppressed"))).isEqualTo(List.of("treasury"));
        assertThat(names(control("CC6.3").at("/rules/0/keys/inconclusive"))).isEqualTo(List.of("desk"));
        assertThat(names(control("CC6.3").at("/rules/0/keys/not-applicable")))
                .isEqualTo(List.of("reader", "gone", "late"));
        assertThat(names(control("IA-5").at("/keys/not-read"))).isEqualTo(List.of("gone", "late"));
    }

    @Test
    void countsEveryVerdictOnce() {
        assertThat(JSON.at("/controls").valueStream())
                .allSatisfy(control -> assertThat(control.at("/rules").valueStream())
                        .allSatisfy(rule -> assertThat(rule.at("/counts")
                                        .valueStream()
                                        .mapToLong(JsonNode::asLong)
                                        .sum())
                                .isEqualTo(6)));
    }

    @Test
    void saysWhatItIsMadeOfAndWhatItDoesNotCover() {
        assertThat(JSON.at("/provenance/policy/name").asString()).isEqualTo("policy.yaml");
        assertThat(JSON.at("/notCovered")
                        .valueStream()
                        .map(gap -> gap.at("/kind").asString()))
                .contains("unread", "not-asked", "not-reported", "not-listed");
    }
}
