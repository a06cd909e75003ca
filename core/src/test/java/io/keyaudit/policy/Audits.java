package io.keyaudit.policy;

import io.keyaudit.Severity;
import io.keyaudit.audit.KeyOutcome;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Runs assessments of what is given. */
final class Audits {
    static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private Audits() {}

    static Rule.Builder rule(String id) {
        return Rule.builder(RuleDescription.of(id, "Title of " + id, Severity.HIGH));
    }

    static Policy policy(Rule... rules) {
        Policy.Builder policy = Policy.builder("test");
        List.of(rules).forEach(policy::rule);
        return policy.build();
    }

    static List<Finding> findings(Policy policy, KeyOutcome... outcomes) {
        return findings(policy, List.of(outcomes));
    }

    /** All findings of an audit, those of keys first. */
    static List<Finding> findings(Policy policy, Collection<KeyOutcome> outcomes, Check... others) {
        Assessment assessment = Assessment.of(policy, OfficeProvider.INSTALLED, CLOCK, others);
        List<Finding> findings = new ArrayList<>();
        outcomes.forEach(outcome -> findings.addAll(assessment.assess(outcome)));
        findings.addAll(assessment.conclude());
        return findings;
    }

    /** Status and message of what one rule says of one key: {@code pass} if there is no finding. */
    static String verdict(Rule rule, AuditedKey key) {
        List<Finding> findings =
                Assessment.of(policy(rule), OfficeProvider.INSTALLED, CLOCK).assess(key.outcome());
        return findings.isEmpty() ? "pass" : say(findings.get(0));
    }

    static String say(Finding finding) {
        return finding.status().text() + ": " + finding.message();
    }

    /** A finding in one line: key, rule, status and message. */
    static String line(Finding finding) {
        return finding.key().orElse("-") + " " + finding.rule().id() + " " + say(finding);
    }

    static List<String> lines(List<Finding> findings) {
        return findings.stream().map(Audits::line).toList();
    }
}
