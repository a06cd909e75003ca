package io.keyaudit.policy;

import io.keyaudit.PermissionSet;
import io.keyaudit.text.NearestWord;
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
    private final Set<String> known;
    private final Set<String> unknown = new TreeSet<>();
    private final Set<String> forbidden;
    private boolean used;

    UnknownResources(Rule rule, ScopeTables tables) {
        this.rule = rule.description();
        this.known = new TreeSet<>(tables.resources());
        Stream.of(rule.allowOnly().orElse(List.of()), rule.forbid(), rule.require())
                .flatMap(UnknownResources::named)
                .filter(resource -> known.stream().noneMatch(one -> Glob.matches(resource, one)))
                .forEach(unknown::add);
        this.forbidden = named(rule.forbid()).collect(Collectors.toSet());
    }

    private static Stream<String> named(List<AccessPattern> patterns) {
        return patterns.stream()
                .filter(AccessPattern.Named.class::isInstance)
                .map(pattern -> ((AccessPattern.Named) pattern).resource());
    }

    /** Returns whether the rule forbids a resource that nobody has so far, so that it is unknown what it forbids. */
    boolean forbidden() {
        return unknown.stream().anyMatch(forbidden::contains);
    }

    /** Learns from the resources of a key that the rule is for. */
    void note(PermissionSet permissions) {
        used = true;
        if (!unknown.isEmpty()) {
            permissions.permissions().forEach(permission -> {
                unknown.removeIf(resource -> Glob.matches(resource, permission.resource()));
                known.add(permission.resource());
            });
        }
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
