package io.keyaudit.policy;

import io.keyaudit.Severity;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What somebody has to look at: a rule that is broken, or of which that is unknown. There is at most one for a rule and a
 * subject. Immutable; holds no secret, but reasons can quote a service's words and names of keys, which are untrusted:
 * escape them wherever they are shown.
 *
 * @param rule the rule
 * @param severity how much it matters, which a rule can make depend on the reasons
 * @param status whether it is open, inconclusive or suppressed
 * @param subject what it is about
 * @param reasons why, the certain ones first; at least one
 * @param suppression why it is accepted; present exactly when the status is {@link FindingStatus#SUPPRESSED}
 */
public record Finding(
        RuleDescription rule,
        Severity severity,
        FindingStatus status,
        Subject subject,
        List<Reason> reasons,
        Optional<Suppression> suppression) {
    /** The order in which findings are reported: those that are not about a key first. */
    public static final Comparator<Finding> BY_KEY_AND_RULE = Comparator.comparing(
                    (Finding finding) -> finding.key().orElse(""))
            .thenComparing(finding -> finding.rule().id())
            .thenComparing(finding -> Fingerprints.identity(finding.subject()));

    /**
     * Copies what can change, and sorts.
     *
     * @throws IllegalArgumentException if there is no reason, or status and suppression contradict each other
     */
    public Finding {
        reasons = reasons.stream()
                .distinct()
                .sorted(Comparator.comparing(reason -> !reason.certain()))
                .toList();
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("a finding needs a reason");
        }
        if ((status == FindingStatus.SUPPRESSED) != suppression.isPresent()) {
            throw new IllegalArgumentException("a finding is suppressed by a suppression, and by nothing else");
        }
    }

    /** Returns a finding with the rule's severity: open if a reason is certain, otherwise inconclusive. */
    public static Finding of(RuleDescription rule, Subject subject, Collection<? extends Reason> reasons) {
        FindingStatus status =
                reasons.stream().anyMatch(Reason::certain) ? FindingStatus.OPEN : FindingStatus.INCONCLUSIVE;
        return new Finding(rule, rule.severity(), status, subject, List.copyOf(reasons), Optional.empty());
    }

    /** Returns a finding with the rule's severity: open if a reason is certain, otherwise inconclusive. */
    public static Finding of(RuleDescription rule, Subject subject, Reason... reasons) {
        return of(rule, subject, List.of(reasons));
    }

    /** Returns the finding with another severity. */
    public Finding withSeverity(Severity other) {
        return new Finding(rule, other, status, subject, reasons, suppression);
    }

    /** Returns the finding as accepted. */
    public Finding suppressedBy(Suppression reason) {
        return new Finding(rule, severity, FindingStatus.SUPPRESSED, subject, reasons, Optional.of(reason));
    }

    /** Returns the name of the key that it is about; none if it is about something else. */
    public Optional<String> key() {
        return subject instanceof Subject.Key key ? Optional.of(key.name()) : Optional.empty();
    }

    /** Returns the service that it is about; none if it is about something else. */
    public Optional<Subject.Service> service() {
        return subject instanceof Subject.Service service ? Optional.of(service) : Optional.empty();
    }

    /** Returns what has to become known before it can be decided, sorted; none if a reason is certain. */
    public List<Cause> causes() {
        return reasons.stream().anyMatch(Reason::certain)
                ? List.of()
                : reasons.stream()
                        .filter(Uncertainty.class::isInstance)
                        .map(reason -> ((Uncertainty) reason).cause())
                        .distinct()
                        .sorted()
                        .toList();
    }

    /** Returns whether it counts: nobody accepted it. */
    public boolean stands() {
        return status != FindingStatus.SUPPRESSED;
    }

    /** Returns what is wrong, in words. */
    public String message() {
        return Wording.of(this);
    }

    /** Returns what distinguishes the finding from others and is the same in every audit; see {@link Subject#fingerprint}. */
    public String fingerprint() {
        return subject.fingerprint(rule.id());
    }

    /** Returns the finding in one line, such as {@code high open no-money-out trader: is granted ...}. */
    @Override
    public String toString() {
        return severity.text() + " " + status.text() + " " + rule.id()
                + key().map(name -> " " + name).orElse("") + ": " + message();
    }
}
