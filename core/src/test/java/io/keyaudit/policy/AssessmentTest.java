package io.keyaudit.policy;

import static io.keyaudit.policy.Audits.lines;
import static io.keyaudit.policy.Audits.policy;
import static io.keyaudit.policy.Audits.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keyaudit.Severity;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.providers.Providers;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderSession;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AssessmentTest {
    private static final KeyOutcome KEY = AuditedKey.named("k").outcome();

    @Test
    void anUnreadKeyGivesThatFindingAndNoOther() {
        Policy policy = policy(rule("r").require("files:read").build());
        List<Finding> findings = Audits.findings(policy, AuditedKey.failed("k"));
        assertThat(lines(findings))
                .containsExactly("k keyaudit/unread-key inconclusive: unread REJECTED the key is not accepted");
        assertThat(findings.get(0).severity()).isEqualTo(Severity.HIGH);
        assertThat(findings.get(0).rule()).isEqualTo(Assessment.UNREAD_KEY);
    }

    @Test
    void namesEveryRuleWhoseFindingsMayCome() {
        Assessment assessment = Assessment.of(
                policy(
                        rule("z").forbid("*:write").build(),
                        rule("a").forbid("*:write").build()),
                OfficeProvider.INSTALLED,
                Audits.CLOCK,
                new Remark("drift/x"));
        assertThat(assessment.rules())
                .extracting(RuleDescription::id)
                .containsExactly(
                        "a",
                        "drift/x",
                        "keyaudit/key-without-rule",
                        "keyaudit/rule-unmatched",
                        "keyaudit/suppression-expired",
                        "keyaudit/suppression-unmatched",
                        "keyaudit/unread-key",
                        "z");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Assessment.of(
                        policy(rule("x").forbid("*:write").build()),
                        OfficeProvider.INSTALLED,
                        Audits.CLOCK,
                        new Remark("x")))
                .withMessage("two rules \"x\"");
    }

    @Test
    void noRuleTakesTheIdOfOneOfOurs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rule("keyaudit/unread-key").forbid("*:write").build())
                .withMessageContaining("keyaudit's own");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rule("drift/any").forbid("*:write").build());
    }

    @Test
    void findingsOfOneKeyAreSortedByRule() {
        Policy policy = policy(
                rule("z").forbid("files:*").build(), rule("a").forbid("files:*").build());
        Compliance compliance = Audits.check(policy, List.of(KEY), new Remark("m"));
        assertThat(compliance.keys().get(0).findings())
                .extracting(finding -> finding.rule().id())
                .containsExactly("a", "m", "z");
        assertThat(lines(compliance.conclusion().findings())).containsExactly("- m open: no-rule");
    }

    @Test
    void aMisspeltResourceDoesNotPass() {
        Policy policy = policy(rule("r")
                .forbid("walets:write", "nothing-like-it:read", "files:write")
                .build());
        assertThat(lines(Audits.findings(policy, KEY)))
                .containsExactly("- r inconclusive: unknown-resources nothing-like-it, walets=wallets");
    }

    @Test
    void aPatternThatIsForNoResourceIsFound() {
        Policy policy = policy(rule("r").forbid("walets*:write", "*:write").build());
        assertThat(lines(Audits.findings(
                        policy, AuditedKey.named("k").may("files r-").outcome())))
                .containsExactly("- r inconclusive: unknown-resources walets*=wallets");
        assertThat(Audits.findings(
                        policy, AuditedKey.named("k").may("walets-old r-").outcome()))
                .isEmpty();
    }

    @Test
    void aResourceThatOnlyAKeyKnowsIsNotMisspelt() {
        Policy policy = policy(rule("r").forbid("spaces:write").build());
        KeyOutcome knowing = AuditedKey.named("s").may("spaces r-").outcome();
        assertThat(Audits.findings(policy, KEY, knowing)).isEmpty();
        assertThat(Audits.findings(policy, KEY)).hasSize(1);
        assertThat(Audits.findings(policy, AuditedKey.failed("f")))
                .extracting(finding -> finding.rule().id())
                .containsExactly("keyaudit/unread-key");
    }

    @Test
    void keysKeepTheirOrderWhenOneShowsAResourceThatOthersWaitFor() {
        Policy policy = policy(rule("r").forbid("spaces:write").build());

        assertThat(Audits.check(
                                policy,
                                List.of(
                                        AuditedKey.named("a").outcome(),
                                        AuditedKey.named("b").may("spaces r-").outcome(),
                                        AuditedKey.named("c").outcome()))
                        .keys())
                .extracting(key -> key.outcome().target().name())
                .containsExactly("a", "b", "c");
    }

    @Test
    void asksNoProviderThatNoKeyAndNoRuleNeeds() {
        List<String> asked = new ArrayList<>();
        Providers providers = Providers.of(() -> Stream.of("annex", "office", "other")
                .map(id -> (PermissionProvider) new Asked(new OfficeProvider(id), asked))
                .toList());
        List<KeyOutcome> keys = List.of(AuditedKey.named("a", "office").outcome());

        Assessment.of(BuiltInPolicies.find("recommended", providers).orElseThrow(), providers, Audits.CLOCK)
                .assessAll(keys);
        Assessment.of(policy(rule("r").forbid("people:write").build()), providers, Audits.CLOCK)
                .assessAll(keys);
        assertThat(asked).containsExactly("office");

        Assessment.of(policy(rule("r").forbid("peple:write").build()), providers, Audits.CLOCK)
                .assessAll(keys);
        assertThat(asked).containsExactly("office", "annex", "other");
    }

    /** Notes who is asked to describe itself. */
    private record Asked(OfficeProvider provider, List<String> asked) implements PermissionProvider {
        @Override
        public String id() {
            return provider.id();
        }

        @Override
        public ProviderDescription describe() {
            asked.add(id());
            return provider.describe();
        }

        @Override
        public ProviderSession open(ProviderContext context) {
            return provider.open(context);
        }
    }

    @Test
    void aRuleForKeysThatAreNotThereIsFound() {
        KeySelector selector = new KeySelector(List.of("docs-*", "d"), List.of(), List.of(), List.of());
        Policy policy = policy(rule("r").match(selector).forbid("files:*").build());
        List<Finding> findings = besidesKeysWithoutRule(policy, KEY);
        assertThat(lines(findings)).containsExactly("- keyaudit/rule-unmatched open: matches-no-key docs-*, d");
        assertThat(findings.get(0).severity()).isEqualTo(Severity.INFO);
        assertThat(besidesKeysWithoutRule(policy, AuditedKey.failed("d")))
                .extracting(finding -> finding.rule().id())
                .containsExactly("keyaudit/unread-key");
    }

    @Test
    void aRuleForAMisspeltTagIsFound() {
        assertThat(lines(besidesKeysWithoutRule(forTag("prodution"), tagged("production"))))
                .containsExactly("- keyaudit/rule-unmatched open: matches-no-key prodution=production");
        assertThat(besidesKeysWithoutRule(forTag("production"), tagged("production")))
                .isEmpty();
        assertThat(besidesKeysWithoutRule(forTag("staging"), tagged("production")))
                .isEmpty();
        assertThat(besidesKeysWithoutRule(forTag("qa"), tagged("ci"))).isEmpty();
    }

    private static Policy forTag(String tag) {
        KeySelector selector = new KeySelector(List.of(), List.of(), List.of(), List.of(tag));
        return policy(rule("r").match(selector).forbid("wallets:*").build());
    }

    private static KeyOutcome tagged(String tag) {
        return AuditedKey.named("k").may("files r-").tag(tag).outcome();
    }

    @Test
    void aRuleForAServiceThatIsNotThereIsFound() {
        assertThat(lines(besidesKeysWithoutRule(forProvider("ofice"), KEY)))
                .containsExactly("- keyaudit/rule-unmatched open: matches-no-key ofice");
        assertThat(besidesKeysWithoutRule(forProvider("annex"), KEY)).isEmpty();
        assertThat(besidesKeysWithoutRule(forProvider("!office"), KEY)).isEmpty();
        KeySelector elsewhere = new KeySelector(List.of(), List.of(), List.of("https://x.example.com"), List.of());
        Policy policy = policy(rule("r").match(elsewhere).forbid("files:*").build());
        assertThat(lines(besidesKeysWithoutRule(policy, KEY)))
                .containsExactly("- keyaudit/rule-unmatched open: matches-no-key https://x.example.com");
        assertThat(besidesKeysWithoutRule(policy, AuditedKey.failed("f"))).hasSize(1);
    }

    @Test
    void aRuleThatGoesByTagsAloneMayBeForNoKey() {
        KeySelector tagged = new KeySelector(List.of(), List.of(), List.of(), List.of("read-only"));
        assertThat(besidesKeysWithoutRule(
                        policy(rule("r").match(tagged).forbid("*:write").build()), KEY))
                .isEmpty();
    }

    private static List<Finding> besidesKeysWithoutRule(Policy policy, KeyOutcome outcome) {
        return Audits.findings(policy, outcome).stream()
                .filter(finding -> !finding.rule().equals(BuiltInRules.KEY_WITHOUT_RULE))
                .toList();
    }

    @Test
    void aKeyThatNoRuleIsForIsFoundUnlessNothingIsDemanded() {
        Policy policy = policy(rule("r")
                .match(new KeySelector(List.of("k"), List.of(), List.of(), List.of()))
                .forbid("files:write")
                .build());
        KeyOutcome known = AuditedKey.named("k").may("files r-").outcome();
        KeyOutcome added = AuditedKey.named("new").may("files rw").outcome();
        assertThat(lines(Audits.findings(policy, known, added)))
                .containsExactly("new keyaudit/key-without-rule open: no-rule");
        assertThat(Audits.findings(policy(), known, added)).isEmpty();
        assertThat(Audits.findings(policy, known, AuditedKey.failed("f")))
                .extracting(finding -> finding.rule().id())
                .containsExactly("keyaudit/unread-key");
    }

    private static Policy forProvider(String entry) {
        KeySelector selector = new KeySelector(List.of(), List.of(entry), List.of(), List.of());
        return policy(rule("r").match(selector).forbid("files:*").build());
    }

    /** A check that finds something in every key, and at the end. */
    private record Remark(String id) implements Check {
        @Override
        public List<RuleDescription> rules() {
            return List.of(RuleDescription.of(id, "Title", Severity.LOW));
        }

        @Override
        public List<Finding> examine(KeyOutcome outcome) {
            return List.of(
                    Finding.of(rules().get(0), new Subject.Key(outcome.target().name()), new Violation.NeverUsed()));
        }

        @Override
        public List<Finding> conclude() {
            return List.of(Finding.of(rules().get(0), new Subject.PolicyRule(id), new Violation.NoRule()));
        }
    }
}
