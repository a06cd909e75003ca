package io.keyaudit.policy;

import io.keyaudit.audit.KeyOutcome;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Judges keys by the rules of a policy, sorted by id. Not thread-safe. */
final class PolicyEvaluator {
    private final List<Rule> rules;
    private final List<RuleEvaluator> evaluators;

    PolicyEvaluator(Policy policy, ScopeTables tables) {
        this.rules =
                policy.rules().stream().sorted(Comparator.comparing(Rule::id)).toList();
        this.evaluators =
                rules.stream().map(rule -> new RuleEvaluator(rule, tables)).toList();
    }

    List<RuleDescription> rules() {
        return rules.stream().map(Rule::description).toList();
    }

    /** Returns whether no key can be judged before the last one is learned. */
    boolean needsAllKeys() {
        return evaluators.stream().anyMatch(RuleEvaluator::needsAllKeys);
    }

    void learn(KeyOutcome outcome) {
        evaluators.forEach(evaluator -> evaluator.learn(outcome));
    }

    /** Returns the verdict and perhaps a finding of each rule, sorted by rule. */
    List<RuleEvaluator.Judgement> judge(KeyOutcome outcome, Instant now) {
        return evaluators.stream()
                .map(evaluator -> evaluator.judge(outcome, now))
                .toList();
    }

    /** Returns the finding that no rule is for the key, if that is so. */
    Optional<Finding> withoutRule(KeyOutcome outcome) {
        boolean without = outcome instanceof KeyOutcome.Inspected
                && !rules.isEmpty()
                && rules.stream().noneMatch(rule -> rule.selector().matches(outcome));
        return without
                ? Optional.of(Finding.of(
                        BuiltInRules.KEY_WITHOUT_RULE,
                        new Subject.Key(outcome.target().name()),
                        new Violation.NoRule()))
                : Optional.empty();
    }

    /** Returns the findings that are not about one key. */
    List<Finding> conclude() {
        return evaluators.stream()
                .flatMap(evaluator -> evaluator.conclude().stream())
                .toList();
    }
}
