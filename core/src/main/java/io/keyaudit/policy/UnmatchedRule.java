package io.keyaudit.policy;

import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.text.NearestWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether a rule that is for certain keys, by name or address, or for a provider that is not installed, was for any key
 * at all. One that goes by tags alone may well be for none, unless a tag looks like a slip.
 */
final class UnmatchedRule {
    /** Any two short words look much alike. */
    private static final int SHORTEST_SLIP = 5;

    private final Rule rule;
    private final KeySelector whereverItIs;
    private final List<String> missing;
    private final Set<String> keysTags = new TreeSet<>();
    private boolean matched;

    UnmatchedRule(Rule rule, Classification classification) {
        this.rule = rule;
        KeySelector selector = rule.selector();
        this.whereverItIs = new KeySelector(selector.keys(), selector.providers(), List.of(), selector.tags());
        this.missing = selector.providers().stream()
                .filter(entry -> !KeySelector.excludes(entry) && !classification.knowsProvider(entry))
                .toList();
    }

    void note(KeyOutcome outcome) {
        // Where an unread key is may be unknown, so it counts wherever it is.
        KeySelector selector = outcome instanceof KeyOutcome.Failed ? whereverItIs : rule.selector();
        matched = matched || selector.matches(outcome);
        if (!rule.selector().tags().isEmpty()) {
            keysTags.addAll(outcome.target().tags());
        }
    }

    Optional<Finding> finding() {
        KeySelector selector = rule.selector();
        List<String> slips = slips();
        if (matched
                || (selector.keys().isEmpty()
                        && selector.endpoints().isEmpty()
                        && missing.isEmpty()
                        && slips.isEmpty())) {
            return Optional.empty();
        }
        String message = "rule " + Phrase.quote(rule.id()) + " is for no key of this audit"
                + named("; its keys: ", selector.keys())
                + named("; its endpoints: ", selector.endpoints())
                + named("; not installed: ", missing)
                + (slips.isEmpty() ? "" : "; its tags: " + Phrase.list(slips));
        return Optional.of(EngineRules.finding(EngineRules.RULE_UNMATCHED, message));
    }

    /** The tags that no key has, and that look much like one that a key has. */
    private List<String> slips() {
        List<String> slips = new ArrayList<>();
        for (String tag : new TreeSet<>(rule.selector().tags())) {
            if (tag.length() >= SHORTEST_SLIP && !keysTags.contains(tag)) {
                NearestWord.to(tag, keysTags)
                        .ifPresent(
                                meant -> slips.add(Phrase.quote(tag) + " (did you mean " + Phrase.quote(meant) + "?)"));
            }
        }
        return slips;
    }

    private static String named(String what, List<String> patterns) {
        return patterns.isEmpty() ? "" : what + Phrase.quoted(new TreeSet<>(patterns));
    }
}
