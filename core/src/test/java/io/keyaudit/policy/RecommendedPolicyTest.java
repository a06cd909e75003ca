package io.keyaudit.policy;

import static io.keyaudit.policy.Audits.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Fact;
import io.keyaudit.KeyOwner;
import io.keyaudit.KeyState;
import io.keyaudit.Severity;
import io.keyaudit.providers.Providers;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecommendedPolicyTest {
    private static final Providers PROVIDERS = Providers.of(
            new OfficeProvider("docspace"), OfficeProvider.silent("bitfinex"), new OfficeProvider("annex"));
    private static final Policy RECOMMENDED =
            BuiltInPolicies.find("recommended", PROVIDERS).orElseThrow();

    private static final Map<String, Set<String>> CONTROLS = Map.of(
            Controls.OWASP_NHI, Set.of("NHI1", "NHI2", "NHI3", "NHI4", "NHI5", "NHI6", "NHI7", "NHI8", "NHI9", "NHI10"),
            Controls.NIST_800_53, Set.of("AC-2", "AC-2(3)", "AC-5", "AC-6", "AC-6(7)", "IA-5"),
            Controls.ISO_27001, Set.of("A.5.15", "A.5.16", "A.5.17", "A.5.18", "A.8.2", "A.8.3"),
            Controls.SOC_2, Set.of("CC6.1", "CC6.2", "CC6.3"),
            Controls.PCI_DSS, Set.of("7.2.5", "7.2.5.1", "8.2.6", "8.6.3"));

    @Test
    void isTheOneThatComesWithKeyaudit() {
        assertThat(BuiltInPolicies.names()).containsExactly("read-only-exchange", "recommended");
        assertThat(BuiltInPolicies.find("none", PROVIDERS)).isEmpty();
    }

    @Test
    void everyRuleSaysWhatToDoAndCitesControlsThatExist() {
        assertThat(RECOMMENDED.rules()).hasSize(14).allSatisfy(rule -> {
            assertThat(rule.id()).startsWith("recommended/");
            assertThat(rule.description().remedy()).isNotBlank();
            assertThat(rule.description().controls())
                    .isNotEmpty()
                    .doesNotHaveDuplicates()
                    .allMatch(control ->
                            CONTROLS.getOrDefault(control.standard(), Set.of()).contains(control.control()));
        });
    }

    @Test
    void aKeyAsItShouldBePasses() {
        assertThat(rules(good("a"))).isEmpty();
    }

    @Test
    void eachRuleFindsWhatItIsFor() {
        Fact<Instant> longAgo = Fact.known(NOW.minus(Duration.ofDays(366)));
        assertThat(rules(good("a").may("unrestricted: files rw, people rw, wallets rw")))
                .containsExactly(
                        "recommended/grants-access",
                        "recommended/manages-keys",
                        "recommended/moves-money",
                        "recommended/runs-code",
                        "recommended/trades-from-any-address",
                        "recommended/unrestricted");
        assertThat(rules(good("a").may("files --, wallets -w"))).containsExactly("recommended/moves-money");
        assertThat(rules(good("a").may("files --, people -w"))).containsExactly("recommended/grants-access");
        assertThat(rules(good("a").may("files rw, wallets --"))).isEmpty();
        assertThat(rules(good("a").tag("read-only").may("files rw, wallets --")))
                .containsExactly("recommended/read-only");
        assertThat(rules(good("a").expires(Fact.none()))).containsExactly("recommended/never-expires");
        assertThat(rules(good("a").created(longAgo))).containsExactly("recommended/long-lived");
        assertThat(rules(good("a").used(longAgo))).containsExactly("recommended/unused");
        assertThat(rules(good("a").created(longAgo).used(Fact.none())))
                .containsExactly("recommended/long-lived", "recommended/unused");
        assertThat(rules(good("a").state(KeyState.EXPIRED))).containsExactly("recommended/expired");
        assertThat(rules(good("a").owner(Fact.known(new KeyOwner("o", "", Fact.known(false))))))
                .containsExactly("recommended/owner-inactive");
        assertThat(rules(good("a"), good("b"))).containsExactly("recommended/duplicate", "recommended/duplicate");
    }

    @Test
    void anUnrecognisedScopeIsFoundAndClearsNothing() {
        List<Finding> findings = findings(good("a").unrecognized("files:admin"));
        assertThat(findings)
                .extracting(
                        finding -> finding.rule().id() + " " + finding.status().text())
                .containsExactly(
                        "recommended/grants-access inconclusive",
                        "recommended/manages-keys inconclusive",
                        "recommended/moves-money inconclusive",
                        "recommended/runs-code inconclusive",
                        "recommended/trades-from-any-address inconclusive",
                        "recommended/unrecognized-scopes open");
    }

    @Test
    void aServiceThatTellsOnlyPermissionsIsNotHeldAgainstTheRest() {
        assertThat(rules(AuditedKey.named("a", "bitfinex"))).isEmpty();
    }

    @Test
    void aServiceThatNobodyHasHeardOfIs() {
        assertThat(findings(AuditedKey.named("a", "annex")))
                .extracting(
                        finding -> finding.rule().id() + " " + finding.status().text())
                .containsExactly(
                        "recommended/duplicate inconclusive",
                        "recommended/long-lived inconclusive",
                        "recommended/never-expires inconclusive",
                        "recommended/owner-inactive inconclusive",
                        "recommended/unused inconclusive");
    }

    @Test
    void listedKeysDoNotFloodTheReport() {
        Fact<KeyOwner> owner = Fact.known(new KeyOwner("o", "", Fact.unknown()));
        assertThat(rules(
                        good("a")
                                .may("files r-")
                                .owner(owner)
                                .manages(Fact.unknown())
                                .listedBy("admin"),
                        good("b")
                                .may("files --")
                                .owner(owner)
                                .manages(Fact.unknown())
                                .listedBy("admin")))
                .isEmpty();
    }

    @Test
    void aServiceThatReportsNothingButPermissionsHasNoInconclusiveFinding() {
        Compliance compliance = Assessment.of(RECOMMENDED, PROVIDERS, Audits.CLOCK)
                .assessAll(List.of(
                        AuditedKey.named("a", "bitfinex")
                                .state(KeyState.UNKNOWN)
                                .outcome(),
                        AuditedKey.named("b", "bitfinex").may("wallets -w").outcome()));

        assertThat(compliance.findings()).extracting(Finding::status).containsExactly(FindingStatus.OPEN);
        assertThat(Objects.requireNonNull(compliance.summary().notApplicable().get("bitfinex"))
                        .rules())
                .containsExactly(
                        "recommended/duplicate",
                        "recommended/expired",
                        "recommended/long-lived",
                        "recommended/never-expires",
                        "recommended/owner-inactive",
                        "recommended/unused");
    }

    @Test
    void oneRuleCanBeReplaced() {
        Rule own = Rule.builder(RuleDescription.of("recommended/moves-money", "Ours", Severity.LOW))
                .forbid("withdraw:write")
                .build();
        Policy policy = Policy.builder("own").extend(RECOMMENDED).rule(own).build();
        assertThat(policy.rules()).hasSize(14).contains(own);
    }

    /** A key of DocSpace that no rule is against. */
    private static AuditedKey good(String name) {
        return AuditedKey.named(name, "docspace")
                .may("files r-, people --, wallets --")
                .owner(Fact.known(new KeyOwner("o", "", Fact.known(true))))
                .created(Fact.known(NOW.minus(Duration.ofDays(30))))
                .used(Fact.known(NOW.minus(Duration.ofDays(2))))
                .expires(Fact.known(NOW.plus(Duration.ofDays(30))))
                .manages(Fact.known(false));
    }

    private static List<String> rules(AuditedKey... keys) {
        return findings(keys).stream().map(finding -> finding.rule().id()).toList();
    }

    private static List<Finding> findings(AuditedKey... keys) {
        return Assessment.of(RECOMMENDED, PROVIDERS, Audits.CLOCK)
                .assessAll(Arrays.stream(keys).map(AuditedKey::outcome).toList())
                .findings();
    }
}
