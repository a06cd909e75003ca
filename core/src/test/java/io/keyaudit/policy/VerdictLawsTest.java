package io.keyaudit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Severity;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.providers.Providers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of verdicts and findings, whatever the policy and the keys. */
class VerdictLawsTest {
    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("keyaudit.seeds", 150));
    }

    private static Policy policy(RandomAudit audit) {
        return new Policy(
                "test",
                List.of(audit.rule("r1"), audit.rule("r2"), audit.mixed("m"), audit.comparison("c")),
                List.of());
    }

    private static Compliance check(Policy policy, Collection<KeyOutcome> outcomes, Providers providers) {
        return Assessment.of(policy, providers, Audits.CLOCK).assessAll(outcomes);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void verdictsDoNotDependOnTheOrderOfKeys(long seed) {
        RandomAudit audit = new RandomAudit(seed);
        Policy policy = policy(audit);
        List<KeyOutcome> outcomes = audit.outcomes();
        List<KeyOutcome> shuffled = new ArrayList<>(outcomes);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(verdicts(check(policy, shuffled, OfficeProvider.INSTALLED)))
                .isEqualTo(verdicts(check(policy, outcomes, OfficeProvider.INSTALLED)));
    }

    private static Map<String, List<RuleVerdict>> verdicts(Compliance compliance) {
        Map<String, List<RuleVerdict>> verdicts = new HashMap<>();
        compliance.keys().forEach(key -> verdicts.put(key.outcome().target().name(), key.verdicts()));
        return verdicts;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyVerdictThatNeedsSomebodyIsCoveredByOneFinding(long seed) {
        RandomAudit audit = new RandomAudit(seed);
        Policy policy = policy(audit);
        Providers providers = seed % 2 == 0
                ? OfficeProvider.INSTALLED
                : Providers.of(OfficeProvider.silent("office"), new OfficeProvider("annex"));
        Compliance compliance = check(policy, audit.outcomes(), providers);

        for (Rule rule : policy.rules()) {
            long covered = 0;
            boolean ofPolicy = false;
            for (Finding finding : compliance.findings()) {
                if (finding.rule().equals(rule.description())) {
                    covered += finding.service()
                            .map(Subject.Service::keyCount)
                            .orElse(finding.key().isPresent() ? 1 : 0);
                    ofPolicy |= finding.subject() instanceof Subject.PolicyRule;
                }
            }
            long needing = compliance.keys().stream()
                    .map(key -> key.verdict(rule.id()).orElseThrow().verdict())
                    .filter(verdict -> verdict == Verdict.FAIL || verdict == Verdict.INCONCLUSIVE)
                    .count();
            if (ofPolicy) {
                assertThat(covered).as("%s", rule).isLessThanOrEqualTo(needing);
            } else {
                assertThat(covered).as("%s", rule).isEqualTo(needing);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aKeysOwnFindingAgreesWithItsVerdict(long seed) {
        RandomAudit audit = new RandomAudit(seed);
        Policy policy = policy(audit);

        for (KeyAssessment key :
                check(policy, audit.outcomes(), OfficeProvider.INSTALLED).keys()) {
            for (Finding finding : key.findings()) {
                key.verdict(finding.rule().id())
                        .ifPresent(verdict -> assertThat(verdict.verdict())
                                .isEqualTo(
                                        finding.status() == FindingStatus.OPEN ? Verdict.FAIL : Verdict.INCONCLUSIVE));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatPassesWouldPassIfAllWereKnown(long seed) {
        RandomAudit audit = new RandomAudit(seed);
        Policy policy = policy(audit);
        List<RandomAudit.Pair> pairs = audit.pairs();
        Compliance told =
                check(policy, pairs.stream().map(RandomAudit.Pair::told).toList(), OfficeProvider.INSTALLED);
        Compliance truth =
                check(policy, pairs.stream().map(RandomAudit.Pair::truth).toList(), OfficeProvider.INSTALLED);

        Map<String, List<RuleVerdict>> known = verdicts(truth);
        verdicts(told).forEach((key, verdicts) -> {
            for (int rule = 0; rule < verdicts.size(); rule++) {
                if (verdicts.get(rule).verdict() == Verdict.PASS) {
                    assertThat(Objects.requireNonNull(known.get(key)).get(rule).verdict())
                            .as("%s of %s", verdicts.get(rule).rule(), key)
                            .isIn(Verdict.PASS, Verdict.NOT_APPLICABLE);
                }
            }
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void fingerprintsDoNotChangeWhenAKeyIsAdded(long seed) {
        RandomAudit audit = new RandomAudit(seed);
        Policy policy = policy(audit);
        List<KeyOutcome> outcomes = audit.outcomes();
        List<KeyOutcome> more = new ArrayList<>(outcomes);
        more.add(AuditedKey.named("added").may("files rw, wallets rw").outcome());

        Map<List<String>, String> before = fingerprints(check(policy, outcomes, OfficeProvider.INSTALLED));
        Map<List<String>, String> after = fingerprints(check(policy, more, OfficeProvider.INSTALLED));

        before.forEach((finding, fingerprint) ->
                assertThat(after.getOrDefault(finding, fingerprint)).isEqualTo(fingerprint));
        assertThat(after.values()).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void wordsHaveNoInfluenceOnFingerprints(long seed) {
        RandomAudit audit = new RandomAudit(seed);
        for (Finding finding :
                check(policy(audit), audit.outcomes(), OfficeProvider.INSTALLED).findings()) {
            Finding reworded = Finding.of(
                    RuleDescription.of(finding.rule().id(), "Other words", Severity.INFO),
                    finding.subject(),
                    new Violation.ServiceFlaw("is put in other words", List.of()));

            assertThat(reworded.message()).isNotEqualTo(finding.message());
            assertThat(reworded.fingerprint()).isEqualTo(finding.fingerprint());
        }
    }

    private static Map<List<String>, String> fingerprints(Compliance compliance) {
        Map<List<String>, String> fingerprints = new HashMap<>();
        compliance
                .findings()
                .forEach(finding -> fingerprints.put(
                        List.of(finding.rule().id(), Fingerprints.identity(finding.subject())), finding.fingerprint()));
        return fingerprints;
    }
}
