package io.keyaudit.policy;

import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.providers.Providers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Holds the outcomes of one audit against a policy, and against other checks beside it: {@link #assess} once for each
 * outcome, then {@link #conclude} once. The findings do not depend on the order of the outcomes. Not thread-safe.
 *
 * <p>Suppressions are applied to the findings of all checks. One that is past its last day or never matched is a
 * finding itself, unless it is for a key that could not be read; such a key is a finding, too. A finding without a key is suppressed by the pattern
 * {@code *} alone; an unread key and what is wrong with a suppression cannot be suppressed.
 *
 * <p>A rule that compares keys with one another gives all its findings at the end, so that there is one for a key. What
 * keys show of the service that issued them is one finding for the service, at the end, without a key.
 */
public final class Assessment {
    /** The rule that every key could be read. Its findings cannot be suppressed. */
    public static final RuleDescription UNREAD_KEY = EngineRules.UNREAD_KEY;

    private final List<Check> checks;
    private final List<RuleDescription> rules;
    private final Suppressions suppressions;

    private Assessment(List<Check> checks, List<RuleDescription> rules, Suppressions suppressions) {
        this.checks = checks;
        this.rules = rules;
        this.suppressions = suppressions;
    }

    /**
     * Starts an assessment.
     *
     * @param providers know how sensitive an access is
     * @param clock the time of day, for ages and expiry; suppressions go by the day on which the assessment starts
     * @param others further checks
     * @throws IllegalArgumentException if two checks have a rule with one id
     */
    public static Assessment of(Policy policy, Providers providers, Clock clock, Check... others) {
        List<Check> checks = new ArrayList<>();
        checks.add(new PolicyCheck(policy, providers, clock));
        checks.addAll(List.of(others));
        Map<String, RuleDescription> rules = new TreeMap<>();
        EngineRules.ALL.forEach(rule -> rules.put(rule.id(), rule));
        for (Check check : checks) {
            for (RuleDescription rule : check.rules()) {
                if (rules.put(rule.id(), rule) != null) {
                    throw new IllegalArgumentException("two rules \"" + rule.id() + "\"");
                }
            }
        }
        return new Assessment(checks, List.copyOf(rules.values()), new Suppressions(policy.suppressions(), clock));
    }

    /** Every rule whose findings may come, sorted by id. */
    public List<RuleDescription> rules() {
        return rules;
    }

    /** The findings in one key by itself, sorted by rule; suppressed ones are among them. */
    public List<Finding> assess(KeyOutcome outcome) {
        List<Finding> findings = new ArrayList<>();
        if (outcome instanceof KeyOutcome.Failed failed) {
            suppressions.unread(failed.target().name(), rules);
            findings.add(
                    Finding.inconclusive(UNREAD_KEY, failed.target().name(), "could not be read: " + failed.message()));
        }
        checks.forEach(check -> findings.addAll(check.examine(outcome)));
        return findings.stream()
                .map(suppressions::apply)
                .sorted(Finding.BY_KEY_AND_RULE)
                .toList();
    }

    /**
     * The findings that only all keys together show, sorted by key and rule, those without a key first; suppressed ones
     * are among them.
     */
    public List<Finding> conclude() {
        List<Finding> findings = new ArrayList<>();
        checks.forEach(
                check -> check.conclude().stream().map(suppressions::apply).forEach(findings::add));
        findings.addAll(suppressions.conclude(rules));
        findings.sort(Finding.BY_KEY_AND_RULE);
        return List.copyOf(findings);
    }
}
