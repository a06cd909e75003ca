package io.keyaudit.formats.policy;

import io.keyaudit.Severity;
import io.keyaudit.policy.BuiltInPolicies;
import io.keyaudit.policy.Policy;
import io.keyaudit.policy.Rule;
import io.keyaudit.policy.RuleDescription;
import io.keyaudit.text.NearestWord;
import io.keyaudit.yaml.DocumentNode;
import io.keyaudit.yaml.DocumentNode.Mapping;
import io.keyaudit.yaml.DocumentNode.Scalar;
import io.keyaudit.yaml.DocumentNode.ScalarType;
import io.keyaudit.yaml.Fields;
import io.keyaudit.yaml.Position;
import io.keyaudit.yaml.Problems;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rules of one policy file, those that it inherits first. Not thread-safe. */
final class RuleSet {
    private static final String STAND_IN_ID = "unnamed";
    private static final List<String> OWN_PREFIXES = List.of("drift/", "keyaudit/");

    private final boolean baseKnown;
    private final RuleReader reader;
    private final Problems fileProblems;
    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Map<String, Position> given = new HashMap<>();

    /** @param base what the file extends; none if that is unknown */
    RuleSet(Optional<Policy> base, RuleReader reader, Problems problems) {
        this.baseKnown = base.isPresent();
        this.reader = reader;
        this.fileProblems = problems;
        base.map(Policy::rules).orElse(List.of()).forEach(rule -> rules.put(rule.id(), rule));
    }

    /** Adds what an entry of the file says: a rule of its own, or what is different about an inherited one. */
    void add(DocumentNode node) {
        Optional<Scalar> id = id(node);
        Problems problems = id.map(found -> fileProblems.about("rule \"" + found.value() + "\""))
                .orElse(fileProblems);
        Optional<Fields> fields = Fields.of(node, RuleReader.FIELDS, problems);
        if (fields.isEmpty()) {
            return;
        }
        if (id.isEmpty()) {
            PolicyTexts.required(fields.get(), "id", "what reports call the rule, such as no-money-out", problems);
            reader.read(STAND_IN_ID, fields.get(), Optional.empty(), problems);
            return;
        }
        requireUnique(id.get(), problems);
        add(usable(id.get(), problems), fields.get(), problems);
    }

    private void add(String id, Fields fields, Problems problems) {
        Optional<Rule> inherited = Optional.ofNullable(rules.get(id));
        if (fields.has("enabled")) {
            drop(id, fields, inherited, problems);
        } else {
            reader.read(id, fields, inherited, problems).ifPresent(rule -> rules.put(id, rule));
        }
    }

    private static String usable(Scalar id, Problems problems) {
        Optional<String> renamed = BuiltInPolicies.renamed(id.value());
        if (renamed.isPresent()) {
            problems.add(id.position(), "this rule is called " + renamed.get());
            return STAND_IN_ID;
        }
        if (OWN_PREFIXES.stream().anyMatch(id.value()::startsWith)) {
            problems.add(id.position(), "ids that begin like this are keyaudit's own; choose another");
            return STAND_IN_ID;
        }
        try {
            return RuleDescription.of(id.value(), "says nothing yet", Severity.INFO)
                    .id();
        } catch (IllegalArgumentException refused) {
            problems.add(id.position(), String.valueOf(refused.getMessage()));
            return STAND_IN_ID;
        }
    }

    List<Rule> rules() {
        return List.copyOf(rules.values());
    }

    /** Returns where the file states rules, by their ids. */
    Map<String, Position> places() {
        return given;
    }

    /** Returns what is wrong with a reference to a rule, if anything. */
    Optional<String> complaint(String id) {
        if (!baseKnown || rules.containsKey(id) || OWN_PREFIXES.stream().anyMatch(id::startsWith)) {
            return Optional.empty();
        }
        Optional<String> renamed = BuiltInPolicies.renamed(id);
        if (renamed.isPresent()) {
            return renamed.map(name -> "this rule is called " + name);
        }
        return Optional.of("there is no such rule in this policy; "
                + NearestWord.to(id, new TreeSet<>(rules.keySet()))
                        .map(word -> "did you mean \"" + word + "\"?")
                        .orElse("name a rule's id"));
    }

    private void drop(String id, Fields fields, Optional<Rule> inherited, Problems problems) {
        boolean off = fields.scalar("enabled", ScalarType.BOOLEAN, "expected \"enabled: false\"")
                .filter(value -> {
                    boolean isFalse = value.value().equalsIgnoreCase("false");
                    if (!isFalse) {
                        problems.add(value.position(), "every rule is enabled unless it is dropped; leave this out");
                    }
                    return isFalse;
                })
                .isPresent();
        if (!off) {
            return;
        }
        if (inherited.isEmpty() && baseKnown) {
            problems.add(
                    fields.position(),
                    "\"enabled: false\" drops an inherited rule, and this one is not; take the rule out");
        }
        PolicyTexts.required(fields, "reason", "why the inherited rule does not fit here", problems);
        if (RuleReader.PARTS.stream().anyMatch(fields::has)) {
            problems.add(fields.position(), "a rule that is dropped has no more than id, enabled and reason");
        }
        rules.remove(id);
    }

    private void requireUnique(Scalar id, Problems problems) {
        @Nullable Position first = given.putIfAbsent(id.value(), id.position());
        if (first != null) {
            problems.add(id.position(), "another rule has this id, at " + first + "; an id is for one rule");
        }
    }

    /** Returns the id, ahead of all else, to say which rule a problem is about. */
    private static Optional<Scalar> id(DocumentNode node) {
        return node instanceof Mapping mapping
                ? mapping.entry("id")
                        .filter(entry -> entry.value() instanceof Scalar scalar && scalar.type() == ScalarType.TEXT)
                        .map(entry -> (Scalar) entry.value())
                        .filter(id -> !id.value().isBlank())
                : Optional.empty();
    }
}
