package io.keyaudit.policy;

import io.keyaudit.Severity;
import java.util.Comparator;
import java.util.Optional;

/**
 * A rule that a key breaks, or may break. There is at most one for a rule and a key; those without
 * a key may share a rule, and differ in their messages. Immutable; holds no secret, but
 * messages may quote a service's words and names of keys, which are untrusted: escape them wherever they are shown.
 *
 * @param rule the rule
 * @param severity how much this breach matters, which a rule may let depend on the breach
 * @param status what is to be made of it
 * @param key the name of the key; none if it is about the policy or the audit as a whole
 * @param message what is wrong, for people
 * @param suppression why it is accepted; present exactly when the status is {@link FindingStatus#SUPPRESSED}
 */
public record Finding(
        RuleDescription rule,
        Severity severity,
        FindingStatus status,
        Optional<String> key,
        String message,
        Optional<Suppression> suppression) {
    /** The order in which findings are reported: those without a key first. */
    static final Comparator<Finding> BY_KEY_AND_RULE = Comparator.comparing(
                    (Finding finding) -> finding.key().orElse(""))
            .thenComparing(finding -> finding.rule().id())
            .thenComparing(Finding::message);

    /** @throws IllegalArgumentException if status and suppression contradict each other */
    public Finding {
        if ((status == FindingStatus.SUPPRESSED) != suppression.isPresent()) {
            throw new IllegalArgumentException("a finding is suppressed by a suppression, and by nothing else");
        }
    }

    /** A breach of a rule. */
    public static Finding open(RuleDescription rule, String key, String message) {
        return new Finding(rule, rule.severity(), FindingStatus.OPEN, Optional.of(key), message, Optional.empty());
    }

    /** What may be a breach of a rule. */
    public static Finding inconclusive(RuleDescription rule, String key, String message) {
        return new Finding(
                rule, rule.severity(), FindingStatus.INCONCLUSIVE, Optional.of(key), message, Optional.empty());
    }

    /** The same, mattering this much. */
    public Finding withSeverity(Severity other) {
        return new Finding(rule, other, status, key, message, suppression);
    }

    /** The same, accepted. */
    public Finding suppressedBy(Suppression reason) {
        return new Finding(rule, severity, FindingStatus.SUPPRESSED, key, message, Optional.of(reason));
    }

    /** Whether it stands: nobody accepted it. */
    public boolean stands() {
        return status != FindingStatus.SUPPRESSED;
    }
}
