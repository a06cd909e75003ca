package io.keyaudit.test;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.keyaudit.Severity;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.KeyAssessment;
import io.keyaudit.policy.Reason;
import io.keyaudit.policy.RuleDescription;
import io.keyaudit.policy.RuleVerdict;
import io.keyaudit.policy.Subject;
import io.keyaudit.policy.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;

/** The tests of one key: whether it was read, and one for each rule. */
final class KeyTests {
    private final KeyAssessment key;
    private final Severity failOn;
    private final Map<String, Severity> severities = new HashMap<>();

    KeyTests(KeyAssessment key, List<RuleDescription> rules, Severity failOn) {
        this.key = key;
        this.failOn = failOn;
        rules.forEach(rule -> severities.put(rule.id(), rule.severity()));
    }

    DynamicContainer container() {
        KeyOutcome outcome = key.outcome();
        DynamicTest read =
                dynamicTest("read", () -> KeyAssertions.assertThat(outcome).wasRead());
        Stream<DynamicTest> rules =
                key.verdicts().stream().map(verdict -> dynamicTest(verdict.rule(), () -> judge(verdict)));
        return dynamicContainer(outcome.target().name(), Stream.concat(Stream.of(read), rules));
    }

    /** Returns a test of a finding about a service, the policy or several keys. */
    static DynamicTest test(Finding finding, Severity failOn) {
        String service = finding.service()
                .map(Subject.Service::provider)
                .map(id -> ": " + id)
                .orElse("");
        return dynamicTest(finding.rule().id() + service, () -> report(finding, failOn));
    }

    private void judge(RuleVerdict verdict) {
        switch (verdict.verdict()) {
            case PASS -> {}
            case NOT_APPLICABLE -> throw new TestAbortedException("the rule does not apply to this key");
            case NOT_READ -> throw new TestAbortedException("not judged: the key was not read");
            case FAIL, INCONCLUSIVE -> {
                Optional<Finding> finding = key.findings().stream()
                        .filter(own -> own.rule().id().equals(verdict.rule()))
                        .findFirst();
                finding.ifPresentOrElse(own -> report(own, failOn), () -> reportCovered(verdict));
            }
        }
    }

    private static void report(Finding finding, Severity failOn) {
        boolean counts = finding.stands() && finding.severity().isAtLeast(failOn);
        end(counts, finding.severity(), finding.reasons().stream().anyMatch(Reason::certain), finding.message());
    }

    /** The finding is one about the service, and its message is there. */
    private void reportCovered(RuleVerdict verdict) {
        Severity severity = severities.getOrDefault(verdict.rule(), Severity.CRITICAL);
        boolean counts = !verdict.suppressed() && severity.isAtLeast(failOn);
        end(counts, severity, verdict.verdict() == Verdict.FAIL, "see \"all keys\"");
    }

    private static void end(boolean counts, Severity severity, boolean certain, String message) {
        String text = severity.text() + ": " + (certain ? "" : "inconclusive: ") + message;
        if (counts) {
            throw new AssertionError(text);
        }
        throw new TestAbortedException("does not count: " + text);
    }
}
