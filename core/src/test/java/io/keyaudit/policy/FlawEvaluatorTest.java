package io.keyaudit.policy;

import static io.keyaudit.policy.Audits.check;
import static io.keyaudit.policy.Audits.findings;
import static io.keyaudit.policy.Audits.lines;
import static io.keyaudit.policy.Audits.policy;
import static io.keyaudit.policy.Audits.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Fact;
import io.keyaudit.FactKind;
import io.keyaudit.KeyOwner;
import io.keyaudit.audit.KeyOutcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlawEvaluatorTest {
    private static final Rule MANAGES =
            rule("m").expect(new Expectation.CannotManageKeys()).build();
    private static final Rule OWNED =
            rule("o").expect(new Expectation.OwnerActive()).build();
    private static final String FLAW =
            "lets keys create and change keys whatever their own permissions say, and so get any access";

    private static KeyOutcome key(String name, Fact<Boolean> manages) {
        return AuditedKey.named(name).manages(manages).outcome();
    }

    private static KeyOutcome all(String name, String permissions, Fact<Boolean> manages) {
        return AuditedKey.named(name).may(permissions).manages(manages).outcome();
    }

    private static KeyOutcome owned(String name, boolean listed, Fact<Boolean> active) {
        AuditedKey key = AuditedKey.named(name).owner(Fact.known(new KeyOwner("o", "", active)));
        return (listed ? key.listedBy("admin") : key).outcome();
    }

    @Test
    void aServiceThatLetsKeysManageKeysIsFoundOnce() {
        assertThat(lines(findings(
                        policy(MANAGES),
                        key("d", Fact.known(true)),
                        key("b", Fact.known(true)),
                        key("e", Fact.known(true)),
                        key("a", Fact.known(true)),
                        key("c", Fact.unknown()))))
                .containsExactly("office*5 m open: service-flaw " + FLAW + " a, b, d");
    }

    @Test
    void eachServiceIsJudgedByItself() {
        assertThat(findings(
                        policy(MANAGES),
                        key("a", Fact.known(true)),
                        AuditedKey.named("b")
                                .at("https://other.example.com")
                                .manages(Fact.known(true))
                                .outcome(),
                        AuditedKey.named("c")
                                .at("https://third.example.com")
                                .manages(Fact.known(false))
                                .outcome()))
                .extracting(
                        finding -> finding.service().orElseThrow().endpoint().toString())
                .containsExactly("https://office.example.com", "https://other.example.com");
    }

    @Test
    void whatOneKeyShowsOfTheServiceHoldsForThoseThatDoNotShowIt() {
        assertThat(findings(policy(MANAGES), key("a", Fact.known(false)), key("b", Fact.unknown())))
                .isEmpty();
        assertThat(lines(findings(policy(MANAGES), key("a", Fact.unknown()), key("b", Fact.none()))))
                .containsExactly("office*2 m inconclusive: unknown-flaw " + FLAW + " KEY_MANAGEMENT");
    }

    @Test
    void aFlawThatNoKeyShowsMakesARuleForReportedFactsNotApplicable() {
        Rule reported = rule("m")
                .whereReported()
                .expect(new Expectation.CannotManageKeys())
                .build();

        assertThat(check(policy(reported), List.of(key("a", Fact.unknown()))).keys())
                .flatExtracting(KeyAssessment::verdicts)
                .containsExactly(RuleVerdict.unreported("m", Set.of(FactKind.KEY_MANAGEMENT)));
        assertThat(lines(findings(policy(reported), key("a", Fact.unknown()), key("b", Fact.known(true)))))
                .containsExactly("office*2 m open: service-flaw " + FLAW + " b");
    }

    @Test
    void aKeyThatMayDoEverythingGainsNothing() {
        assertThat(findings(
                        policy(MANAGES),
                        all("a", "unrestricted: files rw, people rw", Fact.known(true)),
                        all("b", "files rw, people rw", Fact.known(true)),
                        all("c", "files rw, people rw", Fact.unknown())))
                .isEmpty();
        assertThat(findings(policy(MANAGES), all("a", "files rw, people r?", Fact.known(true))))
                .extracting(Finding::status)
                .containsExactly(FindingStatus.INCONCLUSIVE);
        assertThat(findings(policy(MANAGES), all("a", "", Fact.known(true))))
                .extracting(Finding::status)
                .containsExactly(FindingStatus.OPEN);
    }

    @Test
    void listedKeysWhoseOwnersNobodyTellsOfAreOneFinding() {
        List<KeyOutcome> outcomes = new ArrayList<>();
        IntStream.range(10, 47).forEach(i -> outcomes.add(owned("k" + i, true, Fact.unknown())));
        outcomes.add(AuditedKey.named("k0").listedBy("admin").outcome());
        assertThat(lines(findings(policy(OWNED), outcomes)))
                .containsExactly("office*38 o inconclusive: unknown-fact OWNER NOT_IN_INVENTORY Office;"
                        + " unknown-fact OWNER_STATE NOT_IN_INVENTORY Office");
    }

    @Test
    void whatIsKnownOfAnOwnerIsStillSaidOfTheKey() {
        assertThat(lines(findings(
                        policy(OWNED),
                        owned("a", true, Fact.known(true)),
                        owned("b", true, Fact.known(false)),
                        owned("c", true, Fact.none()),
                        owned("d", false, Fact.unknown()),
                        AuditedKey.named("e")
                                .listedBy("admin")
                                .owner(Fact.none())
                                .outcome())))
                .containsExactly(
                        "b o open: owner-inactive DISABLED",
                        "c o open: owner-inactive DELETED",
                        "d o inconclusive: unknown-fact OWNER_STATE NOT_REPORTED Office",
                        "e o open: owner-inactive NONE");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theOrderOfKeysDoesNotMatter(long seed) {
        Random random = new Random(seed);
        List<Fact<Boolean>> facts = List.of(Fact.known(true), Fact.known(false), Fact.unknown());
        List<KeyOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            outcomes.add(AuditedKey.named("k" + i)
                    .at("https://s" + random.nextInt(4) + ".example.com")
                    .owner(Fact.known(new KeyOwner("o", "", facts.get(random.nextInt(3)))))
                    .manages(facts.get(random.nextInt(3)))
                    .listedBy("admin")
                    .outcome());
        }
        List<Finding> findings = findings(policy(MANAGES, OWNED), outcomes);
        Collections.shuffle(outcomes, random);

        assertThat(findings(policy(MANAGES, OWNED), outcomes)).containsExactlyInAnyOrderElementsOf(findings);
        assertThat(findings.stream().filter(finding -> finding.rule().id().equals("m")))
                .hasSizeLessThanOrEqualTo(4);
    }
}
