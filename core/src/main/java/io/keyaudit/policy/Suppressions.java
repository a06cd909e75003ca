package io.keyaudit.policy;

import io.keyaudit.policy.Violation.SuppressionProblem;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Accepts findings for the time being, and finds suppressions that do so no longer. Not thread-safe. */
final class Suppressions {
    private static final Comparator<Suppression> BY_CONTENT = Comparator.comparing(Suppression::rule)
            .thenComparing(Suppression::expires)
            .thenComparing(Suppression::reason)
            .thenComparing(suppression -> String.join("\n", suppression.keys()));

    /** What nobody can accept: that nothing is known of a key, and that a suppression is void. */
    private static final Set<RuleDescription> NEVER =
            Set.of(BuiltInRules.UNREAD_KEY, BuiltInRules.SUPPRESSION_EXPIRED, BuiltInRules.SUPPRESSION_UNMATCHED);

    private final List<Suppression> live = new ArrayList<>();
    private final List<Suppression> expired = new ArrayList<>();

    /** Those that accepted a finding, or might have: in a key that could not be read. */
    private final Set<Suppression> matched = new HashSet<>();

    Suppressions(List<Suppression> suppressions, Clock clock) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        suppressions.stream()
                .distinct()
                .sorted(BY_CONTENT)
                .forEach(suppression -> (suppression.expires().isBefore(today) ? expired : live).add(suppression));
    }

    /** Returns the finding, accepted if a suppression covers it: the one that holds longest. */
    Finding apply(Finding finding) {
        if (NEVER.contains(finding.rule()) || !finding.stands()) {
            return finding;
        }
        Optional<Suppression> longest = Optional.empty();
        for (Suppression suppression : live) {
            if (covers(suppression, finding)) {
                matched.add(suppression);
                longest = Optional.of(suppression);
            }
        }
        return longest.map(finding::suppressedBy).orElse(finding);
    }

    /** Learns that this key could not be read: that what is accepted of it is put right does not follow. */
    void unread(String key, List<RuleDescription> rules) {
        live.stream()
                .filter(suppression -> isAcceptable(suppression.rule(), rules))
                .filter(suppression -> Glob.anyMatches(suppression.keys(), key))
                .forEach(matched::add);
    }

    private static boolean covers(Suppression suppression, Finding finding) {
        return suppression.rule().equals(finding.rule().id())
                && finding.key()
                        .map(key -> Glob.anyMatches(suppression.keys(), key))
                        .orElseGet(() -> suppression.keys().contains("*"));
    }

    /** Returns whether findings of the rule that are not about one key are accepted. */
    boolean acceptsAll(String rule) {
        return live.stream()
                .anyMatch(suppression ->
                        suppression.rule().equals(rule) && suppression.keys().contains("*"));
    }

    /** Returns findings about the suppressions themselves, once all others have been found. */
    List<Finding> conclude(List<RuleDescription> rules) {
        List<Finding> findings = new ArrayList<>();
        for (Suppression suppression : expired) {
            findings.add(Finding.of(
                    BuiltInRules.SUPPRESSION_EXPIRED,
                    new Subject.PolicySuppression(suppression),
                    new Violation.SuppressionExpired()));
        }
        for (Suppression suppression : live) {
            if (!matched.contains(suppression)) {
                findings.add(Finding.of(
                        BuiltInRules.SUPPRESSION_UNMATCHED,
                        new Subject.PolicySuppression(suppression),
                        new Violation.SuppressesNothing(problem(suppression, rules))));
            }
        }
        return findings;
    }

    private static SuppressionProblem problem(Suppression suppression, List<RuleDescription> rules) {
        if (NEVER.stream().anyMatch(rule -> rule.id().equals(suppression.rule()))) {
            return SuppressionProblem.NOT_SUPPRESSIBLE;
        }
        return isAcceptable(suppression.rule(), rules) ? SuppressionProblem.NO_FINDING : SuppressionProblem.NO_RULE;
    }

    /** Returns whether there is such a rule, and what it finds in keys can be accepted. */
    private static boolean isAcceptable(String id, List<RuleDescription> rules) {
        return rules.stream().anyMatch(rule -> rule.id().equals(id) && !NEVER.contains(rule));
    }
}
