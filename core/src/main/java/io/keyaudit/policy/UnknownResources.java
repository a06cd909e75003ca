package io.keyaudit.policy;

import io.keyaudit.KeySnapshot;
import io.keyaudit.Permission;
import io.keyaudit.text.NearestWord;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The resources that a rule names, by name or by pattern, and nobody knows: no provider that is installed, and no key
 * that the rule is for. A rule that forbids a misspelt resource would pass every key.
 */
final class UnknownResources {
    private final RuleDescription rule;
    private final ScopeTables tables;
    private final Set<String> known = new TreeSet<>();
    private final Set<String> unknown;
    private final Set<String> forbidden;
    private boolean used;

    UnknownResources(Rule rule, ScopeTables tables) {
        this.rule = rule.description();
        this.tables = tables;
        this.unknown = Stream.of(rule.allowOnly().orElse(List.of()), rule.forbid(), rule.require())
                .flatMap(UnknownResources::named)
                .collect(Collectors.toCollection(TreeSet::new));
        this.forbidden = named(rule.forbid()).collect(Collectors.toSet());
    }

    private static Stream<String> named(List<AccessPattern> patterns) {
        return patterns.stream()
                .filter(AccessPattern.Named.class::isInstance)
                .map(pattern -> ((AccessPattern.Named) pattern).resource());
    }

    /** Returns whether the rule forbids a resource that nobody has so far, so that it is unknown what it forbids. */
    boolean forbidden() {
        return used && !unknown.isEmpty() && unknown.stream().anyMatch(forbidden::contains);
    }

    /** Learns from the resources of a key that the rule is for. */
    void note(KeySnapshot key) {
        if (!unknown.isEmpty()) {
            note(key.permissions().permissions().stream()
                    .map(Permission::resource)
                    .collect(Collectors.toSet()));
        }
        if (!used) {
            used = true;
            noteTables(key.provider());
        }
    }

    /** Asks providers about the resources that are still unknown, that of the first key first, and no more of them. */
    private void noteTables(String first) {
        Iterator<Set<String>> described = Stream.concat(Stream.of(first).map(tables::resources), tables.resources())
                .iterator();
        while (!unknown.isEmpty() && described.hasNext()) {
            note(described.next());
        }
    }

    private void note(Set<String> resources) {
        unknown.removeIf(pattern -> resources.stream().anyMatch(resource -> Glob.matches(pattern, resource)));
        known.addAll(resources);
    }

    Optional<Finding> finding() {
        if (!used || unknown.isEmpty()) {
            return Optional.empty();
        }
        List<Misspelling> resources = unknown.stream()
                .map(resource -> new Misspelling(resource, NearestWord.to(resource, known)))
                .toList();
        return Optional.of(
                Finding.of(rule, new Subject.PolicyRule(rule.id()), new Uncertainty.UnknownResources(resources)));
    }
}
