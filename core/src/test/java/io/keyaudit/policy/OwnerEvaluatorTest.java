package io.keyaudit.policy;

import static io.keyaudit.policy.Audits.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Fact;
import io.keyaudit.KeyState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnerEvaluatorTest {
    private static final Rule AT_MOST_TWO =
            rule("r").expect(new Expectation.MaxKeysPerOwner(2)).build();
    private static final Rule DISTINCT =
            rule("r").expect(new Expectation.DistinctKeys()).build();

    @Test
    void eachOfTooManyKeysIsFound() {
        assertThat(lines(AT_MOST_TWO, key("a"), key("b"), key("c")))
                .containsExactly(
                        "a r open: too-many-keys 3 2", "b r open: too-many-keys 3 2", "c r open: too-many-keys 3 2");
    }

    @Test
    void asManyAsAllowedAreFine() {
        assertThat(lines(AT_MOST_TWO, key("a"), key("b"), key("c").ownedBy("other")))
                .isEmpty();
        assertThat(lines(AT_MOST_TWO, key("a"), key("b"), key("c").at("https://b.example.com")))
                .isEmpty();
    }

    @Test
    void keysThatDoNotWorkDoNotCount() {
        assertThat(lines(
                        AT_MOST_TWO,
                        key("a"),
                        key("b"),
                        key("c").state(KeyState.INACTIVE),
                        key("d").state(KeyState.EXPIRED)))
                .isEmpty();
    }

    @Test
    void aKeyThatMayWorkMakesItUncertain() {
        assertThat(lines(AT_MOST_TWO, key("a"), key("b"), key("c").state(KeyState.UNKNOWN)))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).endsWith("inconclusive: unknown-key-count 2 c"));
        assertThat(lines(AT_MOST_TWO, key("a"), key("c").state(KeyState.UNKNOWN)))
                .isEmpty();
        assertThat(lines(AT_MOST_TWO, key("a"), key("b"), key("c"), key("d").state(KeyState.UNKNOWN)))
                .hasSize(4)
                .last()
                .isEqualTo("d r inconclusive: unknown-key-count 2 d");
    }

    @Test
    void aKeyThatNobodyKnowsTheOwnerOfIsInconclusive() {
        assertThat(lines(AT_MOST_TWO, key("a").owner(Fact.unknown()), key("b").owner(Fact.none())))
                .containsExactly("a r inconclusive: unknown-fact OWNER NOT_REPORTED Office");
    }

    @Test
    void oneKeyUnderTwoNamesIsOneKey() {
        assertThat(lines(AT_MOST_TWO, key("a").id("1"), key("b").id("1"), key("c").id("2")))
                .isEmpty();
        assertThat(lines(DISTINCT, key("a").id("1"), key("b").id("1"))).isEmpty();
        assertThat(lines(DISTINCT, key("a").id("1"), key("b").id("1"), key("c").id("2")))
                .hasSize(3);
    }

    @Test
    void keysWithTheSamePermissionsAreFound() {
        assertThat(lines(DISTINCT, key("a"), key("b"), key("c").may("files rw, people --, wallets --")))
                .containsExactly("a r open: same-permissions b 0", "b r open: same-permissions a 0");
        assertThat(lines(DISTINCT, key("a"), key("b"), key("c")))
                .hasSize(3)
                .last()
                .isEqualTo("c r open: same-permissions a 1");
    }

    @Test
    void fullAccessIsTheSameWhateverIsListed() {
        assertThat(lines(DISTINCT, key("a").may("unrestricted: files rw"), key("b").may("unrestricted: people rw")))
                .hasSize(2)
                .allMatch(line -> line.contains("open"));
        assertThat(lines(DISTINCT, key("a").may("unrestricted: files rw"), key("b").may("files rw")))
                .isEmpty();
    }

    @Test
    void whatIsUnknownMayBeTheSame() {
        assertThat(lines(DISTINCT, key("a"), key("b").may("files r?, people --, wallets --")))
                .containsExactly("a r inconclusive: might-be-same b", "b r inconclusive: might-be-same a");
        assertThat(lines(DISTINCT, key("a"), key("b").may("files w?, people r-, wallets --")))
                .isEmpty();
        assertThat(lines(DISTINCT, key("a"), key("b").unrecognized("files:admin")))
                .hasSize(2)
                .allMatch(line -> line.contains("inconclusive"));
        assertThat(lines(DISTINCT, key("a"), key("b").state(KeyState.UNKNOWN)))
                .hasSize(2)
                .allMatch(line -> line.contains("inconclusive"));
    }

    @Test
    void onlyKeysThatTheRuleIsForAreCompared() {
        Rule rule = rule("r")
                .match(new KeySelector(List.of(), List.of(), List.of(), List.of("own")))
                .expect(new Expectation.DistinctKeys())
                .build();
        assertThat(lines(rule, key("a").tag("own"), key("b")))
                .containsExactly("b keyaudit/key-without-rule open: no-rule");
    }

    @Test
    void aRuleThatComparesKeysGivesOneFindingForAKey() {
        Rule rule = rule("r")
                .expect(new Expectation.DistinctKeys())
                .forbid("files:read")
                .build();
        assertThat(lines(rule, key("a"), key("b"), key("c").ownedBy("other")))
                .containsExactly(
                        "a r open: forbidden files:read; same-permissions b 0",
                        "b r open: forbidden files:read; same-permissions a 0",
                        "c r open: forbidden files:read");
    }

    private static AuditedKey key(String name) {
        return AuditedKey.named(name).ownedBy("o1");
    }

    private static List<String> lines(Rule rule, AuditedKey... keys) {
        return Audits.lines(Audits.findings(
                Audits.policy(rule),
                new ArrayList<>(List.of(keys).stream().map(AuditedKey::outcome).toList())));
    }
}
