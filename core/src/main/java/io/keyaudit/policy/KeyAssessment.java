package io.keyaudit.policy;

import io.keyaudit.audit.KeyOutcome;
import java.util.List;
import java.util.Optional;

/**
 * What became of one key and how it was judged. Immutable.
 *
 * @param outcome what became of it
 * @param verdicts the verdict of every rule of the policy, sorted by rule; empty if there is no policy
 * @param findings the findings about the key, sorted by rule; suppressed ones are among them
 */
public record KeyAssessment(KeyOutcome outcome, List<RuleVerdict> verdicts, List<Finding> findings) {
    /** Copies what can change. */
    public KeyAssessment {
        verdicts = List.copyOf(verdicts);
        findings = List.copyOf(findings);
    }

    /** Returns the assessment of a key that is judged by nothing. */
    public static KeyAssessment unjudged(KeyOutcome outcome) {
        return new KeyAssessment(outcome, List.of(), List.of());
    }

    /** Returns the verdict of a rule of the policy; none if there is no such rule. */
    public Optional<RuleVerdict> verdict(String rule) {
        return verdicts.stream().filter(verdict -> verdict.rule().equals(rule)).findFirst();
    }
}
