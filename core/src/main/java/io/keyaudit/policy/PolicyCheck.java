package io.keyaudit.policy;

import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.providers.Providers;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Holds keys against the rules of a policy. */
final class PolicyCheck implements Check {
    private final List<RuleDescription> descriptions;
    private final List<RuleCheck> rules;
    private final List<KeySelector> selectors;
    private final Clock clock;

    PolicyCheck(Policy policy, Providers providers, Clock clock) {
        Classification classification = new Classification(providers);
        List<Rule> sorted =
                policy.rules().stream().sorted(Comparator.comparing(Rule::id)).toList();
        this.descriptions = sorted.stream().map(Rule::description).toList();
        this.rules =
                sorted.stream().map(rule -> new RuleCheck(rule, classification)).toList();
        this.selectors = policy.rules().stream().map(Rule::selector).distinct().toList();
        this.clock = clock;
    }

    @Override
    public List<RuleDescription> rules() {
        return descriptions;
    }

    @Override
    public List<Finding> examine(KeyOutcome outcome) {
        Instant now = clock.instant();
        List<Finding> findings = new ArrayList<>();
        rules.forEach(rule -> rule.examine(outcome, now).ifPresent(findings::add));
        if (outcome instanceof KeyOutcome.Inspected && isWithoutRule(outcome)) {
            findings.add(Finding.open(
                    EngineRules.KEY_WITHOUT_RULE,
                    outcome.target().name(),
                    "no rule of the policy is for this key, so it may do anything"));
        }
        return findings;
    }

    private boolean isWithoutRule(KeyOutcome outcome) {
        return !selectors.isEmpty() && selectors.stream().noneMatch(selector -> selector.matches(outcome));
    }

    @Override
    public List<Finding> conclude() {
        return rules.stream()
                .flatMap(rule -> rule.conclude().stream())
                .sorted(Finding.BY_KEY_AND_RULE)
                .toList();
    }
}
