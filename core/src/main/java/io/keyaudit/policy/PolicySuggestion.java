package io.keyaudit.policy;

import io.keyaudit.Access;
import io.keyaudit.Grant;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Severity;
import io.keyaudit.audit.KeyOutcome;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Proposes rules that pin keys to what they can do today: the keys keep them as they are, and anything that they gain
 * breaks them. What is unknown today is allowed, too.
 */
public final class PolicySuggestion {
    private static final int LONGEST_SLUG = 60;

    private static final String EVERYTHING = "*";

    private static final Comparator<KeyOutcome.Inspected> ORDER = Comparator.comparing(
                    (KeyOutcome.Inspected outcome) -> outcome.target().name())
            .thenComparing(outcome -> outcome.snapshot().provider())
            .thenComparing(outcome -> outcome.snapshot().endpoint().toString());

    private PolicySuggestion() {}

    /**
     * Returns a policy with a rule for each key that could be read, in the order of their names; others are left out. The same keys give the same policy, whatever their order.
     *
     * @param name what people call the policy
     */
    public static Policy suggest(String name, Collection<KeyOutcome> outcomes) {
        List<KeyOutcome.Inspected> read = outcomes.stream()
                .filter(KeyOutcome.Inspected.class::isInstance)
                .map(KeyOutcome.Inspected.class::cast)
                .sorted(ORDER)
                .toList();
        Map<String, List<KeyOutcome.Inspected>> byName = read.stream()
                .collect(Collectors.groupingBy(outcome -> outcome.target().name()));
        Set<KeySelector> selectors = new HashSet<>();
        Set<String> ids = new HashSet<>();
        Policy.Builder policy = Policy.builder(name);
        for (KeyOutcome.Inspected outcome : read) {
            if (selectors.add(only(outcome))) {
                String key = outcome.target().name();
                // A pattern for a name with a star in it also selects keys that have a letter there.
                policy.rule(rule(outcome, Glob.isLiteral(key) ? byName.getOrDefault(key, List.of()) : read, ids));
            }
        }
        return policy.build();
    }

    private static Rule rule(KeyOutcome.Inspected outcome, Collection<KeyOutcome.Inspected> others, Set<String> ids) {
        KeySelector selector = only(outcome);
        SortedMap<String, Set<Access>> allowed = new TreeMap<>();
        Set<String> scopes = new TreeSet<>();
        others.stream()
                .filter(selector::matches)
                .map(KeyOutcome.Inspected::snapshot)
                .forEach(key -> {
                    key.permissions()
                            .accesses()
                            .filter(one -> one.grant() != Grant.DENIED)
                            .forEach(one -> allowed.computeIfAbsent(
                                            Glob.exactly(one.access().resource()),
                                            absent -> EnumSet.noneOf(Access.class))
                                    .add(one.access().access()));
                    if (key.permissions().unrestricted()) {
                        allowed.put(EVERYTHING, EnumSet.allOf(Access.class));
                    }
                    scopes.addAll(key.unrecognizedScopes());
                });
        if (allowed.containsKey(EVERYTHING)) {
            allowed.keySet().retainAll(Set.of(EVERYTHING));
        }
        String name = outcome.target().name();
        RuleDescription description = new RuleDescription(
                id(name, ids),
                "Key " + Phrases.quote(name) + " gains no access",
                Severity.HIGH,
                "Take from the key what it gained, or allow it here if its program needs it.",
                List.of());
        Rule.Builder rule = Rule.builder(description).match(selector).allowOnly(new AccessPattern[0]);
        allowed.forEach((resource, accesses) -> rule.allowOnly(new AccessPattern.Named(resource, accesses)));
        scopes.forEach(scope -> rule.allowOnly(new AccessPattern.NativeScope(scope)));
        return rule.build();
    }

    private static KeySelector only(KeyOutcome.Inspected outcome) {
        KeySnapshot key = outcome.snapshot();
        return new KeySelector(
                List.of(Glob.exactly(outcome.target().name())),
                List.of(outcome.target().provider()),
                List.of(Glob.exactly(key.endpoint().toString())),
                List.of());
    }

    /** Returns an id from the key's name that no other rule has. */
    private static String id(String name, Set<String> taken) {
        String slug = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        slug = slug.substring(0, Math.min(slug.length(), LONGEST_SLUG)).replaceAll("^-|-$", "");
        String stem = "pinned/" + (slug.isEmpty() ? "key" : slug);
        String id = stem;
        for (int number = 2; !taken.add(id); number++) {
            id = stem + "-" + number;
        }
        return id;
    }
}
