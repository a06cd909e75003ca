package io.keyaudit.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Endpoint;
import io.keyaudit.Evidence;
import io.keyaudit.FailureKind;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.policy.Check;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.RuleDescription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DriftCheckTest {
    private static KeyOutcome inspected(String name, String permissions) {
        return new KeyOutcome.Inspected(
                AuditTarget.builder(name, "bank").build(),
                new KeySnapshot(
                        "bank",
                        Endpoint.parse("https://bank.example"),
                        RecordedKey.permissions(permissions),
                        List.of(),
                        List.of(),
                        KeyState.ACTIVE,
                        KeyAttributes.unknown(),
                        new Evidence(Evidence.Method.INTROSPECTED, List.of(), Instant.EPOCH, Map.of())));
    }

    private static KeyOutcome failed(String name) {
        return new KeyOutcome.Failed(AuditTarget.builder(name, "bank").build(), FailureKind.TIMEOUT, "slow");
    }

    private static List<String> found(Check check, KeyOutcome... outcomes) {
        List<Finding> findings = new ArrayList<>();
        for (KeyOutcome outcome : outcomes) {
            findings.addAll(check.examine(outcome));
        }
        findings.addAll(check.conclude());
        return findings.stream()
                .map(finding -> finding.key().orElse("") + " " + finding.rule().id())
                .toList();
    }

    private static Check since(KeyOutcome... outcomes) {
        return Drift.since(
                Baseline.of(List.of(outcomes).stream().map(KeyRecord::of).toList()), BankProvider.INSTALLED);
    }

    @Test
    void findsWhatIsDifferentFromTheBaseline() {
        assertThat(found(
                        since(
                                inspected("a", "low r-"),
                                inspected("b", "low r-"),
                                failed("c"),
                                inspected("z", "low r-")),
                        inspected("a", "low rw"),
                        inspected("b", "low r-"),
                        inspected("c", "low r-"),
                        inspected("d", "low r-")))
                .containsExactly("a drift/access-gained", "c drift/key-new", "d drift/key-new", "z drift/key-vanished");
    }

    @Test
    void leavesAKeyThatCannotBeReadToTheAssessment() {
        assertThat(found(since(inspected("a", "low r-"), failed("b")), failed("a"), failed("b")))
                .isEmpty();
    }

    @Test
    void leavesKeysOfAnInventoryThatCannotBeReadToTheAssessment() {
        KeyOutcome lister = inspected("admin", "low r-");
        KeyOutcome unlisted = new KeyOutcome.Failed(
                AuditTarget.builder("admin", "bank").inventory().build(), FailureKind.TIMEOUT, "slow");
        KeyOutcome listed = inspected("admin/bot#1", "low r-");
        KeyOutcome another = inspected("administration", "low r-");
        assertThat(found(since(lister, listed, another), unlisted))
                .containsExactly("administration drift/key-vanished");
        assertThat(found(since(lister, listed), failed("admin"))).containsExactly("admin/bot#1 drift/key-vanished");
    }

    @Test
    void describesItsRulesInOrder() {
        List<RuleDescription> rules = since().rules();

        assertThat(rules.stream().map(RuleDescription::id))
                .containsExactly(
                        "drift/access-gained",
                        "drift/access-lost",
                        "drift/constraint-changed",
                        "drift/expiry-changed",
                        "drift/key-new",
                        "drift/key-replaced",
                        "drift/key-vanished",
                        "drift/state-changed");
        assertThat(rules).allSatisfy(rule -> {
            assertThat(rule.remedy()).isNotBlank();
            assertThat(rule.controls()).isNotEmpty();
        });
    }

    @Test
    void isTheSameComparisonAsThatOfTwoBaselines() {
        KeyOutcome before = inspected("a", "low r-, critical --");
        KeyOutcome now = inspected("a", "low --, critical ?w");

        assertThat(since(before).examine(now))
                .isEqualTo(Drift.between(
                        Baseline.of(List.of(KeyRecord.of(before))),
                        Baseline.of(List.of(KeyRecord.of(now))),
                        BankProvider.INSTALLED))
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding.key()).isEqualTo(Optional.of("a")));
    }
}
