package io.keyaudit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Secret;
import io.keyaudit.Severity;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.policy.ControlResults.Control;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ControlResultsTest {
    private static final RuleDescription A = rule("a", "CC6.3, AC-6");
    private static final RuleDescription B = rule("b", "CC6.3, A.5.18");
    private static final RuleDescription DRIFT = rule("drift/x", "AC-2");
    private static final List<RuleDescription> RULES = List.of(A, B, rule("c", ""), DRIFT);

    private static RuleDescription rule(String id, String controls) {
        return new RuleDescription(id, "title of " + id, Severity.HIGH, "", Controls.of(controls));
    }

    private static KeyAssessment key(String name, RuleVerdict a, RuleVerdict b, Finding... findings) {
        AuditTarget target = AuditTarget.builder(name, "p")
                .credential("apiKey", Secret.of("secret-" + name))
                .build();
        return new KeyAssessment(new KeyOutcome.NotAsked(target), List.of(a, b), List.of(findings));
    }

    private static RuleVerdict is(RuleDescription rule, Verdict verdict) {
        return RuleVerdict.of(rule.id(), verdict);
    }

    private static Control control(ControlResults results, String number) {
        return results.controls().stream()
                .filter(control -> control.reference().control().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private static ControlResults results() {
        ControlResults.Counter counter = new ControlResults.Counter(RULES);
        counter.add(key("fails", is(A, Verdict.FAIL), is(B, Verdict.PASS)));
        counter.add(key("accepted", is(A, Verdict.FAIL).suppressed(true), is(B, Verdict.INCONCLUSIVE)));
        counter.add(key("waits", is(A, Verdict.PASS), is(B, Verdict.INCONCLUSIVE)));
        counter.add(key("passes", is(A, Verdict.NOT_APPLICABLE), is(B, Verdict.PASS)));
        counter.add(key("other", is(A, Verdict.NOT_APPLICABLE), is(B, Verdict.NOT_APPLICABLE)));
        counter.add(key(
                "unread",
                is(A, Verdict.NOT_READ),
                is(B, Verdict.NOT_READ),
                Finding.of(DRIFT, new Subject.Key("unread"), new Violation.ServiceFlaw("changed", List.of()))));
        counter.add(Finding.of(DRIFT, new Subject.Key("gone"), new Violation.ServiceFlaw("gone", List.of())));
        return counter.results();
    }

    @Test
    void everyControlIsThereInTheOrderOfItsCatalogue() {
        assertThat(results().controls().stream()
                        .map(control -> control.reference().control()))
                .containsExactly("A.5.18", "AC-2", "AC-6", "CC6.3");
        assertThat(control(results(), "CC6.3").reference().title())
                .contains("Least privilege and segregation of duties");
        assertThat(new ControlReference("ours", "CC6.3").title()).isEmpty();
    }

    @Test
    void eachKeyOfARuleIsListedByItsVerdict() {
        ControlResults.RuleKeys a = control(results(), "CC6.3").rules().get(0);

        assertThat(a.rule()).isEqualTo(A);
        assertThat(a.keys(Verdict.FAIL)).containsExactly("fails", "accepted");
        assertThat(a.suppressed()).containsExactly("accepted");
        assertThat(a.keys(Verdict.PASS)).containsExactly("waits");
        assertThat(a.keys(Verdict.NOT_APPLICABLE)).containsExactly("passes", "other");
        assertThat(a.keys(Verdict.NOT_READ)).containsExactly("unread");
        assertThat(a.count(Verdict.INCONCLUSIVE)).isZero();
    }

    @Test
    void theGravestVerdictOfAKeyDecidesForTheControl() {
        Control control = control(results(), "CC6.3");

        assertThat(control.keys(Verdict.FAIL)).containsExactly("fails", "accepted");
        assertThat(control.keys(Verdict.INCONCLUSIVE)).containsExactly("waits");
        assertThat(control.keys(Verdict.NOT_READ)).containsExactly("unread");
        assertThat(control.keys(Verdict.PASS)).containsExactly("passes");
        assertThat(control.keys(Verdict.NOT_APPLICABLE)).containsExactly("other");
    }

    @Test
    void aRuleThatComparesKnowsTheKeysThatChanged() {
        Control control = control(results(), "AC-2");

        assertThat(control.keys(Verdict.FAIL)).containsExactly("unread", "gone");
        assertThat(control.count(Verdict.PASS)).isZero();
    }

    @Test
    void numbersAreSortedAsNumbers() {
        List<String> numbers = List.of("A.5.9", "A.5.10", "A.10.1", "AC-2", "AC-2(3)", "AC-10", "NHI2", "NHI10");
        List<ControlReference> sorted = new ArrayList<>(numbers.stream()
                .map(number -> new ControlReference("x", number))
                .toList());
        Collections.reverse(sorted);
        sorted.sort(ControlReference.BY_NUMBER);

        assertThat(sorted.stream().map(ControlReference::control)).containsExactlyElementsOf(numbers);
    }

    @Test
    void keysWithEqualVerdictsShareThem() {
        ControlResults.Counter counter = new ControlResults.Counter(RULES);
        IntStream.range(0, 10_000)
                .forEach(i -> counter.add(
                        key("k" + i, is(A, Verdict.PASS), is(B, i % 2 == 0 ? Verdict.PASS : Verdict.FAIL))));

        assertThat(counter.profiles()).isEqualTo(2);
        assertThat(control(counter.results(), "A.5.18").count(Verdict.FAIL)).isEqualTo(5_000);
    }
}
