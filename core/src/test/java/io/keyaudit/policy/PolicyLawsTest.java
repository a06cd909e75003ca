package io.keyaudit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Access;
import io.keyaudit.Grant;
import io.keyaudit.Permission;
import io.keyaudit.PermissionSet;
import io.keyaudit.audit.KeyOutcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyLawsTest {
    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void morePermissionsNeverMakeAFindingOfForbidOrAllowOnlyLess(long seed) {
        RandomAudit audit = new RandomAudit(seed);
        Rule rule = audit.limit();
        PermissionSet less = audit.permissions();
        for (PermissionSet more : stepsUp(less)) {
            assertThat(weight(rule, AuditedKey.named("k").may(more)))
                    .as("%s: %s, then %s", rule, less, more)
                    .isGreaterThanOrEqualTo(weight(rule, AuditedKey.named("k").may(less)));
        }
        assertThat(weight(rule, AuditedKey.named("k").may(less).unrecognized("x")))
                .isGreaterThanOrEqualTo(weight(rule, AuditedKey.named("k").may(less)));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void fewerPermissionsNeverAddAFindingOfForbidOrAllowOnly(long seed) {
        RandomAudit audit = new RandomAudit(seed);
        Rule rule = audit.limit();
        PermissionSet more = audit.permissions();
        for (Permission permission : more.unrestricted() ? List.<Permission>of() : more.permissions()) {
            for (Access access : Access.values()) {
                PermissionSet less = with(more, permission.resource(), access, Grant.DENIED);
                assertThat(weight(rule, AuditedKey.named("k").may(less)))
                        .as("%s: %s, then %s", rule, more, less)
                        .isLessThanOrEqualTo(weight(rule, AuditedKey.named("k").may(more)));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsUnknownNeverPassesNorBreaks(long seed) {
        RandomAudit audit = new RandomAudit(seed);
        for (int i = 0; i < 5; i++) {
            Rule rule = audit.rule("r" + i);
            for (RandomAudit.Pair pair : audit.pairs()) {
                int told = weight(rule, pair.told());
                int truth = weight(rule, pair.truth());
                assertThat(told == 1 || told == truth)
                        .as("%s told: %s, truth: %s", rule, pair.told(), pair.truth())
                        .isTrue();
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aRuleThatComparesKeysPassesNoAuditThatItWouldNotIfAllWereKnown(long seed) {
        RandomAudit audit = new RandomAudit(seed);
        Policy policy = Audits.policy(audit.comparison("r"));
        List<RandomAudit.Pair> pairs = audit.pairs();
        List<Finding> told = Audits.findings(
                policy, pairs.stream().map(RandomAudit.Pair::told).toList());
        List<Finding> truth = Audits.findings(
                policy, pairs.stream().map(RandomAudit.Pair::truth).toList());
        if (told.isEmpty()) {
            assertThat(truth).isEmpty();
        }
        assertThat(told.stream()
                        .filter(finding -> finding.status() == FindingStatus.OPEN)
                        .map(Finding::key))
                .isSubsetOf(truth.stream().map(Finding::key).toList());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theOrderOfKeysAndRulesDoesNotMatter(long seed) {
        RandomAudit audit = new RandomAudit(seed);
        List<Rule> rules = rules(audit);
        List<KeyOutcome> outcomes = audit.outcomes();
        List<Finding> findings = Audits.findings(policy(rules, List.of()), outcomes);
        Collections.shuffle(rules, new Random(seed));
        List<KeyOutcome> shuffled = new ArrayList<>(outcomes);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(Audits.findings(policy(rules, List.of()), shuffled)).containsExactlyInAnyOrderElementsOf(findings);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aKeyHasOneFindingOfARuleAtTheMost(long seed) {
        RandomAudit audit = new RandomAudit(seed);
        List<Finding> findings = Audits.findings(policy(rules(audit), List.of()), audit.outcomes());
        assertThat(findings.stream()
                        .filter(finding -> finding.key().isPresent())
                        .map(finding -> finding.key() + " " + finding.rule().id()))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aSuppressionNeverHidesAnotherRulesFinding(long seed) {
        RandomAudit audit = new RandomAudit(seed);
        List<Rule> rules = rules(audit);
        List<KeyOutcome> outcomes = audit.outcomes();
        Suppression suppression = new Suppression(
                audit.anyOf(List.of("r1", "r2", "c", "keyaudit/unread-key", "keyaudit/rule-unmatched")),
                List.of(audit.anyOf(List.of("*", "k1", "k?", "none"))),
                "because",
                LocalDate.parse(audit.anyOf(List.of("2026-06-14", "2026-06-15", "2027-01-01"))));
        List<Finding> before = Audits.findings(policy(rules, List.of()), outcomes);
        List<Finding> after = Audits.findings(policy(rules, List.of(suppression)), outcomes);
        assertThat(after.stream()
                        .filter(finding -> !finding.rule().id().startsWith("keyaudit/suppression-"))
                        .map(finding -> butFor(suppression, finding)))
                .containsExactlyInAnyOrderElementsOf(before.stream()
                        .map(finding -> butFor(suppression, finding))
                        .toList());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void keysKeepTheRulesThatAreSuggestedForThem(long seed) {
        RandomAudit audit = new RandomAudit(seed);
        List<KeyOutcome> outcomes = audit.outcomes();
        assertThat(Audits.findings(PolicySuggestion.suggest("s", outcomes), outcomes))
                .allMatch(finding -> finding.rule().equals(Assessment.UNREAD_KEY));
    }

    /** The finding, without its status if the suppression might have changed that. */
    private static List<Object> butFor(Suppression suppression, Finding finding) {
        boolean concerned = finding.rule().id().equals(suppression.rule());
        return concerned ? List.of(finding.rule(), finding.subject(), finding.reasons()) : List.of(finding);
    }

    private static List<Rule> rules(RandomAudit audit) {
        return new ArrayList<>(List.of(audit.rule("r1"), audit.rule("r2"), audit.comparison("c")));
    }

    private static Policy policy(List<Rule> rules, List<Suppression> suppressions) {
        return new Policy("test", rules, suppressions);
    }

    /** 0 for a pass, 1 for inconclusive, 2 for a breach. */
    private static int weight(Rule rule, AuditedKey key) {
        return weight(rule, key.outcome());
    }

    private static int weight(Rule rule, KeyOutcome outcome) {
        Verdict verdict = Audits.check(Audits.policy(rule), List.of(outcome))
                .keys()
                .get(0)
                .verdict(rule.id())
                .orElseThrow()
                .verdict();
        return switch (verdict) {
            case FAIL -> 2;
            case INCONCLUSIVE -> 1;
            default -> 0;
        };
    }

    /** The sets that grant a little more than this one. */
    private static List<PermissionSet> stepsUp(PermissionSet set) {
        List<PermissionSet> more = new ArrayList<>();
        if (!set.unrestricted()) {
            for (Permission permission : set.permissions()) {
                for (Access access : Access.values()) {
                    more.add(with(set, permission.resource(), access, Grant.GRANTED));
                    if (permission.grant(access) == Grant.DENIED) {
                        more.add(with(set, permission.resource(), access, Grant.UNKNOWN));
                    }
                }
            }
            more.add(PermissionSet.unrestricted(
                    set.permissions().stream().map(Permission::resource).toList()));
        }
        return more;
    }

    private static PermissionSet with(PermissionSet set, String resource, Access access, Grant grant) {
        return PermissionSet.of(set.permissions().stream()
                .map(permission -> !permission.resource().equals(resource)
                        ? permission
                        : access == Access.READ
                                ? new Permission(resource, grant, permission.write())
                                : new Permission(resource, permission.read(), grant))
                .toList());
    }
}
