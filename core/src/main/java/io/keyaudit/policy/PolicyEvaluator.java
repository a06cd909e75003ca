package io.keyaudit.policy;

import io.keyaudit.audit.KeyOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Judges keys by the rules of a policy, sorted by id. Not thread-safe. */
final class PolicyEvaluator {
    private final List<Rule> rules;
    private final List<RuleEvaluator> evaluators;

    /** Where the rules are that name their keys, by the names; most keys have few of many. */
    private final Map<String, List<Integer>> naming = new HashMap<>();

    private final List<Integer> notNaming = new ArrayList<>();
    private final List<RuleEvaluator.Judgement> ofOtherKeys;

    PolicyEvaluator(Policy policy, ScopeTables tables) {
        this.rules =
                policy.rules().stream().sorted(Comparator.comparing(Rule::id)).toList();
        this.evaluators =
                rules.stream().map(rule -> new RuleEvaluator(rule, tables)).toList();
        this.ofOtherKeys = evaluators.stream().map(RuleEvaluator::ofOtherKeys).toList();
        for (int place = 0; place < rules.size(); place++) {
            KeySelector selector = rules.get(place).selector();
            if (selector.namesItsKeys()) {
                for (String name : Set.copyOf(selector.keys())) {
                    naming.computeIfAbsent(name, absent -> new ArrayList<>()).add(place);
                }
            } else {
                notNaming.add(place);
            }
        }
    }

    List<RuleDescription> rules() {
        return rules.stream().map(Rule::description).toList();
    }

    /** Returns whether no key can be judged before the last one is learned. */
    boolean needsAllKeys() {
        return evaluators.stream().anyMatch(RuleEvaluator::needsAllKeys);
    }

    void learn(KeyOutcome outcome) {
        candidates(outcome).forEach(place -> evaluators.get(place).learn(outcome));
    }

    /** Returns the verdict and perhaps a finding of each rule, sorted by rule. */
    List<RuleEvaluator.Judgement> judge(KeyOutcome outcome, Instant now) {
        List<RuleEvaluator.Judgement> judgements = new ArrayList<>(ofOtherKeys);
        candidates(outcome)
                .forEach(place -> judgements.set(place, evaluators.get(place).judge(outcome, now)));
        return judgements;
    }

    /** Returns the places of the rules that are not for other keys by their names. */
    private Stream<Integer> candidates(KeyOutcome outcome) {
        return Stream.concat(
                notNaming.stream(), naming.getOrDefault(outcome.target().name(), List.of()).stream());
    }

    /** Returns the finding that no rule is for the key, if that is so. */
    Optional<Finding> withoutRule(KeyOutcome outcome) {
        boolean without = outcome instanceof KeyOutcome.Inspected
                && !rules.isEmpty()
                && candidates(outcome)
                        .noneMatch(place -> rules.get(place).selector().matches(outcome));
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
