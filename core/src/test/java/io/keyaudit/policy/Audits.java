package io.keyaudit.policy;

import io.keyaudit.Severity;
import io.keyaudit.audit.KeyOutcome;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        return check(policy, outcomes, others).findings();
    }

    static Compliance check(Policy policy, Collection<? extends KeyOutcome> outcomes, Check... others) {
        return Assessment.of(policy, OfficeProvider.INSTALLED, CLOCK, others).assessAll(outcomes);
    }

    /** The verdict of one rule for one key, and the data of its reasons. */
    static String verdict(Rule rule, AuditedKey key) {
        KeyAssessment judged =
                check(policy(rule), List.of(key.outcome())).keys().get(0);
        String verdict = judged.verdict(rule.id()).orElseThrow().verdict().text();
        List<Finding> findings = judged.findings();
        return findings.isEmpty() ? verdict : verdict + ": " + reasons(findings.get(0));
    }

    /** The data of a finding's reasons: each with its kind and the values of its components. */
    static String reasons(Finding finding) {
        return finding.reasons().stream().map(Audits::text).collect(Collectors.joining("; "));
    }

    private static String text(Reason reason) {
        return Stream.concat(
                        Stream.of(reason.kind()),
                        reason.data().entrySet().stream()
                                .map(entry -> entry.getValue() instanceof Boolean flag
                                        ? (flag ? entry.getKey() : "")
                                        : text(entry.getValue())))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String text(Object value) {
        if (value instanceof Collection<?> values) {
            return values.stream().map(Audits::text).collect(Collectors.joining(", "));
        }
        if (value instanceof Reason reason) {
            return "(" + text(reason) + ")";
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(Audits::text).orElse("");
        }
        if (value instanceof AccessPattern pattern) {
            return pattern.text();
        }
        if (value instanceof Misspelling word) {
            return word.word() + word.meant().map(meant -> "=" + meant).orElse("");
        }
        if (value instanceof Instant instant) {
            return instant.toString().replaceAll("T.*", "");
        }
        return value.toString();
    }

    private static String subject(Subject subject) {
        if (subject instanceof Subject.Service service) {
            return service.provider() + "*" + service.keyCount();
        }
        return subject instanceof Subject.Key key ? key.name() : "-";
    }

    /** A finding in one line: what it is about, rule, status and reasons. */
    static String line(Finding finding) {
        return subject(finding.subject()) + " " + finding.rule().id() + " "
                + finding.status().text() + ": " + reasons(finding);
    }

    static List<String> lines(List<Finding> findings) {
        return findings.stream().map(Audits::line).toList();
    }
}
