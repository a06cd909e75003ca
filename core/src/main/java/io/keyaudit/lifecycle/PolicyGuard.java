package io.keyaudit.lifecycle;

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
import java.util.Set;

/**
 * A policy that a new key has to comply with. Immutable.
 *
 * @param failOn the lowest severity of a finding that keeps a key from being created
 * @param tags the tags of the new key, for rules to match
 */
public record PolicyGuard(Policy policy, Severity failOn, Set<String> tags) {
    /** Copies what can change. */
    public PolicyGuard {
        tags = Set.copyOf(tags);
    }

    DraftJudgement judge(KeyOutcome.Inspected planned, Providers providers, Clock clock) {
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
        Policy judged = new Policy(policy.name(), rules, policy.suppressions());
        return new DraftJudgement(breaches(judged, planned, providers, clock), unjudged);
    }

    private List<Finding> breaches(Policy judged, KeyOutcome.Inspected planned, Providers providers, Clock clock) {
        Compliance compliance = Assessment.of(judged, providers, clock).assessAll(List.of(planned));
        List<Finding> findings = new ArrayList<>(compliance.keys().get(0).findings());
        // A pattern that names nothing known: the rule might not say what it was meant to.
        compliance.conclusion().findings().stream()
                .filter(finding -> judged.rules().stream()
                        .anyMatch(rule -> rule.id().equals(finding.rule().id())))
                .forEach(findings::add);
        return findings.stream()
                .filter(finding -> finding.stands() && finding.severity().isAtLeast(failOn))
                .toList();
    }
}
