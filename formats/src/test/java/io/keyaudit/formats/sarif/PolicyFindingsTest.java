package io.keyaudit.formats.sarif;

import static io.keyaudit.formats.Outcomes.inspected;
import static io.keyaudit.formats.Outcomes.permissions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.keyaudit.formats.FakeProvider;
import io.keyaudit.formats.Findings;
import io.keyaudit.formats.JudgedAudit;
import io.keyaudit.formats.Outcomes;
import io.keyaudit.formats.policy.PolicyFile;
import io.keyaudit.policy.Assessment;
import io.keyaudit.yaml.InvalidFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A finding about a rule or suppression is in the line of the policy file that states it. */
class PolicyFindingsTest {
    @TempDir
    private Path folder;

    @Test
    void rulesAndSuppressionsAreWhereTheFileStatesThem() throws IOException, InvalidFileException {
        Files.createDirectory(folder.resolve(".git"));
        Path file = Files.writeString(folder.resolve("policy.yaml"), """
                version: 1
                name: house rules
                rules:
                  - id: no-money
                    title: No money
                    severity: high
                    forbid: [withdraw:write]
                  - id: no-key-has-it
                    title: Of keys that are not there
                    severity: low
                    match: { keys: [nobody-*] }
                    forbid: [withdraw:write]
                suppressions:
                  - rule: no-money
                    keys: [nobody-1]
                    reason: of no key
                    expires: 2027-01-31
                """);
        PolicyFile policy = PolicyFile.read(file, FakeProvider.INSTALLED);
        Assessment assessment =
                Assessment.of(policy.policy(), FakeProvider.INSTALLED, Clock.fixed(Outcomes.STARTED, ZoneOffset.UTC));
        JudgedAudit audit = new JudgedAudit(
                assessment.rules(),
                assessment.assessAll(List.of(inspected("trader", "exchange", permissions("withdraw --")))));

        JsonNode results = JsonMapper.shared()
                .readTree(Findings.written(
                        out -> new SarifReport(out, Optional.empty(), policy.places(), Optional.empty(), false),
                        audit::tell))
                .at("/runs/0/results");

        assertThat(results.valueStream())
                .extracting(
                        result -> result.at("/ruleId").asString(),
                        result -> result.at("/locations/0/physicalLocation/artifactLocation/uri")
                                .asString(),
                        result -> result.at("/locations/0/physicalLocation/region/startLine")
                                .asInt())
                .containsExactlyInAnyOrder(
                        tuple("keyaudit/rule-unmatched", "policy.yaml", 8),
                        tuple("keyaudit/suppression-unmatched", "policy.yaml", 14));
    }
}
