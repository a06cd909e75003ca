package io.keyaudit.policy;

import io.keyaudit.PermissionSet;
import io.keyaudit.text.NearestWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The resources that a rule names, by name or by pattern, and nobody knows: no provider that is installed, and no key
 * that the rule is for. A rule that forbids a misspelt resource would pass every key.
 */
final class UnknownResources {
    private final RuleDescription rule;
    private final Set<String> known;
    private final Set<String> unknown = new TreeSet<>();
    private boolean used;

    UnknownResources(Rule rule, Classification classification) {
        this.rule = rule.description();
        this.known = new TreeSet<>(classification.resources());
        Stream.of(rule.allowOnly().orElse(List.of()), rule.forbid(), rule.require())
                .flatMap(List::stream)
                .filter(AccessPattern.Named.class::isInstance)
                .map(pattern -> ((AccessPattern.Named) pattern).resource())
                .filter(resource -> known.stream().noneMatch(one -> Glob.matches(resource, one)))
                .forEach(unknown::add);
    }

    /** Learns from what a key that the rule is for may do. */
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
        List<String> named = new ArrayList<>();
        for (String resource : unknown) {
            Optional<String> meant = NearestWord.to(resource, known);
            named.add(Phrase.quote(resource)
                    + meant.map(word -> " (did you mean " + Phrase.quote(word) + "?)")
                            .orElse(""));
        }
        String message = "no installed provider and none of the rule's keys knows "
                + (named.size() == 1 ? "the resource " : "the resources ") + Phrase.list(named)
                + ", so what the rule says of " + (named.size() == 1 ? "it" : "them") + " cannot be told";
        return Optional.of(new Finding(
                rule, rule.severity(), FindingStatus.INCONCLUSIVE, Optional.empty(), message, Optional.empty()));
    }
}
