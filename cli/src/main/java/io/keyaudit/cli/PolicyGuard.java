package io.keyaudit.cli;

import io.keyaudit.Severity;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.policy.Assessment;
import io.keyaudit.policy.Expectation;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.Policy;
import io.keyaudit.policy.Rule;
import io.keyaudit.providers.Providers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds a key that is yet to be against a policy. What cannot be told counts as a breach.
 *
 * @param judged the parts of the policy that are about this key and nothing else
 * @param unjudged ids of rules with parts that one key alone cannot show: they compare keys, or are about a service
 */
record PolicyGuard(Policy judged, List<String> unjudged, KeyOutcome.Inspected planned) {
    static PolicyGuard of(Policy policy, KeyOutcome.Inspected planned) {
        List<Rule> rules = new ArrayList<>();
        List<String> unjudged = new ArrayList<>();
        for (Rule rule : policy.rules()) {
            if (rule.selector().matches(planned)) {
                List<Expectation> ofTheKey =
                        rule.expect().stream().filter(PolicyGuard::isOfOneKey).toList();
                if (ofTheKey.size() < rule.expect().size()) {
                    unjudged.add(rule.id());
                }
                if (rule.allowOnly().isPresent()
                        || !rule.forbid().isEmpty()
                        || !rule.require().isEmpty()
                        || !ofTheKey.isEmpty()) {
                    rules.add(new Rule(
                            rule.description(),
                            rule.selector(),
                            rule.allowOnly(),
                            rule.forbid(),
                            rule.require(),
                            ofTheKey));
                }
            }
        }
        return new PolicyGuard(new Policy(policy.name(), rules, policy.suppressions()), unjudged, planned);
    }

    private static boolean isOfOneKey(Expectation expectation) {
        return !(expectation instanceof Expectation.MaxKeysPerOwner
                || expectation instanceof Expectation.DistinctKeys
                || expectation instanceof Expectation.CannotManageKeys);
    }

    /** What the key would break, for people; nothing if the policy lets it be. */
    List<String> breaches(Severity failOn, Providers providers) {
        Assessment assessment = Assessment.of(judged, providers, Clock.systemUTC());
        List<Finding> findings = new ArrayList<>(assessment.assess(planned));
        // A pattern for what nobody knows, so that the rule may not say what it was meant to.
        assessment.conclude().stream().filter(this::isOfARule).forEach(findings::add);
        return findings.stream()
                .filter(finding -> finding.stands() && finding.severity().isAtLeast(failOn))
                .map(finding -> finding.severity().text() + " "
                        + finding.status().text() + " " + finding.rule().id() + ": " + finding.message())
                .toList();
    }

    private boolean isOfARule(Finding finding) {
        return judged.rules().stream()
                .anyMatch(rule -> rule.id().equals(finding.rule().id()));
    }
}
