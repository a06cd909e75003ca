package io.keyaudit.policy;

import static io.keyaudit.policy.Audits.lines;
import static io.keyaudit.policy.Audits.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Severity;
import io.keyaudit.audit.KeyOutcome;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuppressionsTest {
    private static final Rule FORBIDS = rule("r").forbid("files:read").build();
    private static final Rule MISSPELT = rule("r").forbid("flies:read").build();
    private static final KeyOutcome KEY = AuditedKey.named("docs-bot").outcome();

    @Test
    void aSuppressedFindingIsMarkedAndKept() {
        Suppression suppression = suppression("r", "docs-*", "2027-01-01");
        List<Finding> findings = findings(FORBIDS, suppression);
        assertThat(lines(findings)).containsExactly("docs-bot r suppressed: forbidden files:read");
        assertThat(findings.get(0).suppression()).contains(suppression);
    }

    @Test
    void holdsThroughItsLastDay() {
        assertThat(findings(FORBIDS, suppression("r", "*", "2026-06-15")))
                .extracting(Finding::status)
                .containsExactly(FindingStatus.SUPPRESSED);
    }

    @Test
    void anExpiredOneSuppressesNothingAndIsFound() {
        List<Finding> findings = findings(FORBIDS, suppression("r", "*", "2026-06-14"));
        assertThat(lines(findings))
                .containsExactly(
                        "docs-bot r open: forbidden files:read",
                        "- keyaudit/suppression-expired open: suppression-expired");
        assertThat(findings.get(1).severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void anExpiredOneThatMatchesNothingIsFoundOnce() {
        assertThat(findings(FORBIDS, suppression("r", "*", "2027-01-01"), suppression("r", "x", "2026-01-01")))
                .extracting(finding -> finding.rule().id())
                .containsExactly("r", "keyaudit/suppression-expired");
    }

    @Test
    void oneThatMatchesNothingIsFound() {
        assertThat(lines(findings(FORBIDS, suppression("r", "other", "2027-01-01"))))
                .endsWith("- keyaudit/suppression-unmatched open: suppresses-nothing NO_FINDING");
        assertThat(lines(findings(FORBIDS, suppression("R", "*", "2027-01-01"))))
                .endsWith("- keyaudit/suppression-unmatched open: suppresses-nothing NO_RULE");
    }

    @Test
    void oneForAKeyThatCouldNotBeReadMayYetMatch() {
        Policy policy = policy(
                FORBIDS,
                suppression("r", "f*", "2027-01-01"),
                suppression("r", "other", "2027-01-01"),
                suppression("R", "f", "2027-01-01"));
        assertThat(lines(Audits.findings(policy, AuditedKey.failed("f"))))
                .satisfiesExactly(
                        unread -> assertThat(unread).startsWith("f keyaudit/unread-key inconclusive: "),
                        noRule -> assertThat(noRule).contains("suppresses-nothing NO_RULE"),
                        other -> assertThat(other).contains("suppresses-nothing NO_FINDING"));
    }

    @Test
    void anUnreadKeyCannotBeSuppressed() {
        Policy policy = policy(FORBIDS, suppression("keyaudit/unread-key", "*", "2027-01-01"));
        assertThat(lines(Audits.findings(policy, AuditedKey.failed("f"))))
                .containsExactly(
                        "f keyaudit/unread-key inconclusive: unread REJECTED the key is not accepted",
                        "- keyaudit/suppression-unmatched open: suppresses-nothing NOT_SUPPRESSIBLE");
    }

    @Test
    void aFindingWithoutKeyNeedsTheStarAlone() {
        assertThat(findings(MISSPELT, suppression("r", "*", "2027-01-01")))
                .extracting(Finding::status)
                .containsExactly(FindingStatus.SUPPRESSED);
        assertThat(findings(MISSPELT, suppression("r", "**", "2027-01-01")))
                .extracting(Finding::status)
                .containsExactly(FindingStatus.OPEN, FindingStatus.INCONCLUSIVE);
    }

    @Test
    void ofSeveralTheOneThatHoldsLongestIsNamed() {
        Suppression longer = suppression("r", "docs-bot", "2028-01-01");
        assertThat(findings(FORBIDS, longer, suppression("r", "*", "2027-01-01"), longer))
                .singleElement()
                .satisfies(finding -> assertThat(finding.suppression()).contains(longer));
    }

    private static List<Finding> findings(Rule rule, Suppression... suppressions) {
        return Audits.findings(policy(rule, suppressions), KEY);
    }

    private static Policy policy(Rule rule, Suppression... suppressions) {
        return new Policy("test", List.of(rule), List.of(suppressions));
    }

    private static Suppression suppression(String rule, String keys, String lastDay) {
        return new Suppression(rule, List.of(keys), "because", LocalDate.parse(lastDay));
    }
}
