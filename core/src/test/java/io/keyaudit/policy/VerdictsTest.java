package io.keyaudit.policy;

import static io.keyaudit.policy.Audits.policy;
import static io.keyaudit.policy.Audits.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.AddressRestriction;
import io.keyaudit.Environment;
import io.keyaudit.Fact;
import io.keyaudit.FactKind;
import io.keyaudit.KeyAttributes;
import io.keyaudit.Severity;
import io.keyaudit.Trait;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.policy.RuleVerdict.Inapplicable;
import io.keyaudit.providers.Providers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictsTest {
    private static final Providers PROVIDERS =
            Providers.of(new OfficeProvider("office"), OfficeProvider.silent("silent"));
    private static final Rule EXPIRES =
            rule("expires").expect(new Expectation.MustExpire()).build();
    private static final Rule EXPIRES_WHERE_REPORTED =
            rule("expires").whereReported().expect(new Expectation.MustExpire()).build();

    private static Compliance check(Policy policy, KeyOutcome... keys) {
        return Assessment.of(policy, PROVIDERS, Audits.CLOCK).assessAll(List.of(keys));
    }

    private static KeyOutcome silent(String name) {
        return AuditedKey.named(name, "silent").outcome();
    }

    private static List<Verdict> verdicts(Compliance compliance, String rule) {
        return compliance.keys().stream()
                .map(key -> key.verdict(rule).orElseThrow().verdict())
                .toList();
    }

    @Test
    void everyKeyHasAVerdictOfEveryRule() {
        Rule forDocs = rule("docs")
                .match(new KeySelector(List.of("docs-*"), List.of(), List.of(), List.of()))
                .forbid("files:read")
                .build();
        Compliance compliance = check(
                policy(forDocs, EXPIRES),
                AuditedKey.named("docs-a").expires(Fact.none()).outcome(),
                AuditedKey.named("b").expires(Fact.known(Audits.NOW)).outcome(),
                AuditedKey.failed("docs-f"),
                AuditedKey.failed("g"),
                new KeyOutcome.NotAsked(AuditTarget.builder("h", "office").build()));

        assertThat(verdicts(compliance, "docs"))
                .containsExactly(
                        Verdict.FAIL,
                        Verdict.NOT_APPLICABLE,
                        Verdict.NOT_READ,
                        Verdict.NOT_APPLICABLE,
                        Verdict.NOT_APPLICABLE);
        assertThat(verdicts(compliance, "expires"))
                .containsExactly(Verdict.FAIL, Verdict.PASS, Verdict.NOT_READ, Verdict.NOT_READ, Verdict.NOT_READ);
        assertThat(compliance.summary().inspected()).isEqualTo(2);
        assertThat(compliance.summary().failed()).isEqualTo(2);
        assertThat(compliance.summary().notAsked()).isEqualTo(1);
        assertThat(compliance.summary().standing(Severity.HIGH)).isEqualTo(2);
    }

    @Test
    void whatAServiceNeverReportsIsOneFindingAboutTheService() {
        Compliance compliance = check(policy(EXPIRES), silent("a"), silent("b"), silent("c"));

        assertThat(verdicts(compliance, "expires")).containsOnly(Verdict.INCONCLUSIVE);
        assertThat(compliance.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.service().orElseThrow().keyCount()).isEqualTo(3);
            assertThat(finding.reasons())
                    .containsExactly(
                            new Uncertainty.UnknownFact(FactKind.EXPIRY, Uncertainty.Absence.NEVER_REPORTED, "Office"));
        });
    }

    @Test
    void aRuleWhereReportedDoesNotApplyToWhatIsNotReported() {
        Compliance compliance = check(policy(EXPIRES_WHERE_REPORTED), silent("a"), silent("b"));

        assertThat(compliance.findings()).isEmpty();
        assertThat(compliance.keys()).allSatisfy(key -> {
            RuleVerdict verdict = key.verdict("expires").orElseThrow();
            assertThat(verdict.inapplicable()).isEqualTo(Inapplicable.UNREPORTED);
            assertThat(verdict.unreported()).containsExactly(FactKind.EXPIRY);
        });
        assertThat(Objects.requireNonNull(compliance.summary().notApplicable().get("silent"))
                        .keys())
                .isEqualTo(2);
        assertThat(compliance.compliant(Severity.INFO)).isTrue();
    }

    @Test
    void aFactThatIsMissingForOneKeyIsThatKeysFinding() {
        Compliance compliance =
                check(policy(EXPIRES_WHERE_REPORTED), AuditedKey.named("a").outcome());

        assertThat(verdicts(compliance, "expires")).containsExactly(Verdict.INCONCLUSIVE);
        assertThat(compliance.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.key()).contains("a"));
    }

    @Test
    void oneCauseIsCountedOnceWhateverTheRules() {
        Policy policy = policy(
                rule("r1").forbid("wallets:write").build(),
                rule("r2").forbid("people:write").build());
        AuditSummary summary = check(
                        policy,
                        AuditedKey.named("a").unrecognized("y", "x").outcome(),
                        AuditedKey.named("b").unrecognized("x", "y").outcome())
                .summary();

        assertThat(summary.inconclusive()).isEqualTo(4);
        assertThat(summary.causes()).hasSize(1);
        assertThat(summary.causes().firstKey()).isEqualTo(new Cause(Cause.Kind.UNRECOGNIZED_SCOPES, List.of("x", "y")));
        assertThat(Objects.requireNonNull(summary.causes().get(summary.causes().firstKey()))
                        .rules())
                .containsExactly("r1", "r2");
    }

    @Test
    void aSuppressedVerdictStaysWhatItIs() {
        Suppression own = new Suppression("expires", List.of("a", "*"), "because", LocalDate.parse("2027-01-01"));
        Policy policy = new Policy("p", List.of(EXPIRES), List.of(own));

        RuleVerdict ofKey = check(
                        policy, AuditedKey.named("a").expires(Fact.none()).outcome())
                .keys()
                .get(0)
                .verdict("expires")
                .orElseThrow();
        RuleVerdict ofService =
                check(policy, silent("s")).keys().get(0).verdict("expires").orElseThrow();

        assertThat(ofKey.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(ofKey.suppressed()).isTrue();
        assertThat(ofService.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ofService.suppressed()).isTrue();
    }

    @ParameterizedTest(name = "can {0}, addresses {1}: {2}")
    @CsvSource({
        "files rw, none, FAIL",
        "files rw, some, NOT_APPLICABLE",
        "files rw, unknown, INCONCLUSIVE",
        "files --, none, PASS",
        "files --, unknown, PASS",
        "files ??, none, INCONCLUSIVE",
        "files ??, some, NOT_APPLICABLE",
    })
    void aRuleWithAConditionIsDecidedInThreeValues(String permissions, String addresses, Verdict expected) {
        Rule rule = rule("r")
                .when(RuleCondition.ALWAYS.withAddressRestricted(false))
                .forbid("files:*")
                .build();

        assertThat(verdicts(check(policy(rule), key(permissions, addresses(addresses))), "r"))
                .containsExactly(expected);
    }

    @ParameterizedTest(name = "can {0}, addresses {1}: {2}")
    @CsvSource({
        "'files r-, wallets -w', none, FAIL",
        "'files r-, wallets -w', some, PASS",
        "'files r-, wallets -w', unknown, INCONCLUSIVE",
        "'files r-, wallets --', none, NOT_APPLICABLE",
        "'files r-, wallets -?', none, INCONCLUSIVE",
        "'files r-, wallets -?', some, PASS",
    })
    void aConditionCanBeWhatTheKeyCanDo(String permissions, String addresses, Verdict expected) {
        Rule rule = rule("r")
                .when(RuleCondition.can(new AccessPattern.WithTrait(Trait.MOVES_MONEY)))
                .expect(new Expectation.AddressRestricted())
                .build();

        assertThat(verdicts(check(policy(rule), key(permissions, addresses(addresses))), "r"))
                .containsExactly(expected);
    }

    @Test
    void aConditionCanBeTheEnvironment() {
        Rule rule = rule("r")
                .when(RuleCondition.ALWAYS.withEnvironment(Environment.PRODUCTION))
                .forbid("files:read")
                .build();
        KeyAttributes unknown = KeyAttributes.unknown();

        assertThat(verdicts(
                        check(
                                policy(rule),
                                key("files r-", unknown.withEnvironment(Fact.known(Environment.PRODUCTION))),
                                key("files r-", unknown.withEnvironment(Fact.known(Environment.TEST))),
                                key("files r-", unknown)),
                        "r"))
                .containsExactly(Verdict.FAIL, Verdict.NOT_APPLICABLE, Verdict.INCONCLUSIVE);
    }

    @Test
    void whatIsWrongIfTheRuleAppliesIsNamed() {
        Rule rule = rule("r")
                .when(RuleCondition.ALWAYS.withAddressRestricted(false))
                .forbid("files:read")
                .build();

        assertThat(check(policy(rule), key("files r-", KeyAttributes.unknown())).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.reasons())
                        .filteredOn(Uncertainty.Conditional.class::isInstance)
                        .hasSize(1));
    }

    @ParameterizedTest(name = "expires in {0} days: {1}")
    @CsvSource({"89, PASS", "90, PASS", "91, FAIL", "-5, PASS"})
    void expiresWithinCountsFromNow(int days, Verdict expected) {
        Rule rule = rule("r")
                .expect(new Expectation.ExpiresWithin(Duration.ofDays(90)))
                .build();

        assertThat(verdicts(
                        check(
                                policy(rule),
                                AuditedKey.named("k")
                                        .expires(Fact.known(Audits.NOW.plus(Duration.ofDays(days))))
                                        .outcome()),
                        "r"))
                .containsExactly(expected);
    }

    private static KeyAttributes addresses(String known) {
        Fact<AddressRestriction> addresses = switch (known) {
            case "none" -> Fact.none();
            case "some" -> Fact.known(AddressRestriction.NOT_LISTED);
            default -> Fact.unknown();
        };
        return KeyAttributes.unknown().withAllowedAddresses(addresses);
    }

    private static KeyOutcome key(String permissions, KeyAttributes attributes) {
        KeyOutcome.Inspected plain =
                (KeyOutcome.Inspected) AuditedKey.named("k").may(permissions).outcome();
        return new KeyOutcome.Inspected(
                plain.target(),
                plain.snapshot().toBuilder().attributes(attributes).build());
    }
}
