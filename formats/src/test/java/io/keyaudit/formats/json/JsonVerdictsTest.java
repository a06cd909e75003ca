package io.keyaudit.formats.json;

import static io.keyaudit.formats.Outcomes.permissions;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.AddressRestriction;
import io.keyaudit.Environment;
import io.keyaudit.Fact;
import io.keyaudit.KeyAttributes;
import io.keyaudit.Restriction;
import io.keyaudit.Severity;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.formats.FakeProvider;
import io.keyaudit.formats.Outcomes;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.policy.Assessment;
import io.keyaudit.policy.Compliance;
import io.keyaudit.policy.ControlResults;
import io.keyaudit.policy.Expectation;
import io.keyaudit.policy.Policy;
import io.keyaudit.policy.Rule;
import io.keyaudit.policy.RuleDescription;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonVerdictsTest {
    private static final Policy POLICY = Policy.builder("p")
            .rule(Rule.builder(RuleDescription.of("no-money", "No money", Severity.HIGH))
                    .forbid("withdraw:write")
                    .build())
            .rule(Rule.builder(RuleDescription.of("age", "No key is old", Severity.LOW))
                    .expect(new Expectation.MaxAge(Duration.ofDays(2000)))
                    .build())
            .rule(Rule.builder(RuleDescription.of("expires", "Expires", Severity.LOW))
                    .expect(new Expectation.AddressRestricted())
                    .build())
            .build();

    private static JsonNode report(KeyOutcome... keys) {
        Assessment assessment = Assessment.of(POLICY, FakeProvider.INSTALLED, Clock.systemUTC());
        List<RuleDescription> rules = assessment.rules();
        Compliance compliance = assessment.assessAll(List.of(keys));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonReport report = new JsonReport(out);
        report.begin(new ReportStart(Outcomes.STARTED, Optional.of("p"), rules, Severity.LOW, Outcomes.PROVENANCE));
        compliance.keys().forEach(report::add);
        report.end(new ReportEnd(Outcomes.FINISHED, compliance.conclusion().findings(), ControlResults.NONE));
        return JsonMapper.shared().readTree(out.toByteArray());
    }

    @Test
    void aKeyHasAVerdictOfEveryRule() {
        JsonNode keys = report(
                        Outcomes.inspected("a", "exchange", permissions("withdraw -w")),
                        Outcomes.failed("b", "not today"))
                .get("keys");

        assertThat(keys.at("/0/verdicts/no-money").asString()).isEqualTo("fail");
        assertThat(keys.at("/0/verdicts/expires").asString()).isEqualTo("inconclusive");
        assertThat(keys.at("/1/verdicts/no-money").asString()).isEqualTo("not-read");
        assertThat(keys.at("/0/verdicts")).hasSize(3);
        assertThat(keys.at("/0/findings/0/reasons/0/kind").asString()).isEqualTo("forbidden");
        assertThat(keys.at("/0/findings/0/reasons/0/accesses/0").asString()).isEqualTo("withdraw:write");
    }

    @Test
    void aFindingAboutAServiceSaysHowManyKeysItCovers() {
        JsonNode report = report(
                Outcomes.inspected("a", "exchange", permissions("withdraw --")),
                Outcomes.inspected("b", "exchange", permissions("withdraw --")));

        assertThat(report.get("findings")).hasSize(1);
        JsonNode finding = report.at("/findings/0");
        assertThat(finding.get("rule").asString()).isEqualTo("expires");
        assertThat(finding.get("service").asString()).isEqualTo("exchange");
        assertThat(finding.get("keyCount").asInt()).isEqualTo(2);
        assertThat(finding.at("/reasons/0/fact").asString()).isEqualTo("allowed-addresses");
        assertThat(finding.at("/reasons/0/cause/kind").asString()).isEqualTo("unreported-fact");
        assertThat(report.at("/keys/0/findings")).isEmpty();
    }

    /** What jq's fromdateiso8601 takes. */
    @Test
    void instantsInReasonsAreWholeSeconds() {
        KeyOutcome.Inspected plain =
                (KeyOutcome.Inspected) Outcomes.inspected("a", "exchange", permissions("withdraw --"));
        KeyAttributes attributes = plain.snapshot()
                .attributes()
                .withCreatedAt(Fact.known(Instant.parse("2020-01-01T00:00:00.123456789Z")));
        JsonNode report = report(new KeyOutcome.Inspected(
                plain.target(),
                plain.snapshot().toBuilder().attributes(attributes).build()));

        assertThat(report.findValuesAsString("moment")).containsExactly("2020-01-01T00:00:00Z");
        assertThat(report.findValuesAsString("createdAt")).containsExactly("2020-01-01T00:00:00Z");
    }

    @Test
    void saysWhatAKeyIsConstrainedTo() {
        KeyOutcome.Inspected plain =
                (KeyOutcome.Inspected) Outcomes.inspected("a", "exchange", permissions("withdraw --"));
        KeyAttributes attributes = plain.snapshot()
                .attributes()
                .withAllowedAddresses(Fact.known(new AddressRestriction(List.of("10.0.*.*"))))
                .withRestrictions(Fact.known(List.of(new Restriction("shop", "one"))))
                .withEnvironment(Fact.known(Environment.TEST));
        JsonNode written = report(new KeyOutcome.Inspected(
                        plain.target(),
                        plain.snapshot().toBuilder().attributes(attributes).build()))
                .at("/keys/0/attributes");

        assertThat(written.get("addressRestricted").asBoolean()).isTrue();
        assertThat(written.at("/allowedAddresses/0").asString()).isEqualTo("10.0.*.*");
        assertThat(written.at("/restrictions/0/kind").asString()).isEqualTo("shop");
        assertThat(written.get("environment").asString()).isEqualTo("test");
        assertThat(written.has("notBefore")).isFalse();
    }
}
