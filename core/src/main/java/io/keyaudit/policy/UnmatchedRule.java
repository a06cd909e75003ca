package io.keyaudit.policy;

import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.text.NearestWord;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether a rule that is for certain keys, by name or address, or for a provider that is not installed, was for any key
 * at all. One that goes by tags alone can be for none, unless a tag looks like a slip.
 */
final class UnmatchedRule {
    /** Any two short words look much alike. */
    private static final int SHORTEST_SLIP = 5;

    private final Rule rule;
    private final List<String> missing;
    private final Set<String> keysTags = new TreeSet<>();
    private boolean matched;

    UnmatchedRule(Rule rule, ScopeTables tables) {
        this.rule = rule;
        KeySelector selector = rule.selector();
        this.missing = selector.providers().stream()
                .filter(entry -> !KeySelector.excludes(entry) && !tables.isInstalled(entry))
                .toList();
    }

    void note(KeyOutcome outcome) {
        matched = matched || rule.selector().mightMatch(outcome);
        if (!rule.selector().tags().isEmpty()) {
            keysTags.addAll(outcome.target().tags());
        }
    }

    Optional<Finding> finding() {
        KeySelector selector = rule.selector();
        List<Misspelling> tags = misspelledTags();
        if (matched
                || (selector.keys().isEmpty()
                        && selector.endpoints().isEmpty()
                        && missing.isEmpty()
                        && tags.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(Finding.of(
                BuiltInRules.RULE_UNMATCHED,
                new Subject.PolicyRule(rule.id()),
                new Violation.MatchesNoKey(selector.keys(), selector.endpoints(), missing, tags)));
    }

    /** Returns the tags that no key has, and that look much like one that a key has. */
    private List<Misspelling> misspelledTags() {
        return rule.selector().tags().stream()
                .distinct()
                .sorted()
                .filter(tag -> tag.length() >= SHORTEST_SLIP && !keysTags.contains(tag))
                .map(tag -> new Misspelling(tag, NearestWord.to(tag, keysTags)))
                .filter(tag -> tag.meant().isPresent())
                .toList();
    }
}
