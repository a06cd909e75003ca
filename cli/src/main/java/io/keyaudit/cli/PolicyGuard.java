package io.keyaudit.cli;

import io.keyaudit.Severity;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.policy.Assessment;
import io.keyaudit.policy.Compliance;
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
                List<Expectation> ofTheKey = rule.expect().stream()
                        .filter(expectation -> expectation.scope() == Expectation.Scope.KEY)
                        .toList();
                if (ofTheKey.size() < rule.expect().size()) {
                    unjudged.add(rule.id());
                }
                rule.withExpectations(ofTheKey).ifPresent(rules::add);
            }
        }
        return new PolicyGuard(new Policy(policy.name(), rules, policy.suppressions()), unjudged, planned);
    }

    /** What the key would break, for people; nothing if the policy lets it be. */
    List<String> breaches(Severity failOn, Providers providers) {
        Compliance compliance =
                Assessment.of(judged, providers, Clock.systemUTC()).assessAll(List.of(planned));
        List<Finding> findings = new ArrayList<>(compliance.keys().get(0).findings());
        // A pattern for what nobody knows, so that the rule might not say what it was meant to.
        compliance.conclusion().findings().stream().filter(this::isOfARule).forEach(findings::add);
        return findings.stream()
                .filter(finding -> finding.stands() && finding.severity().isAtLeast(failOn))
                .map(Finding::toString)
                .toList();
    }

    private boolean isOfARule(Finding finding) {
        return judged.rules().stream()
                .anyMatch(rule -> rule.id().equals(finding.rule().id()));
    }
}
