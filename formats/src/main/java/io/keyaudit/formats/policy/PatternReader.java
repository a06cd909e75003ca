package io.keyaudit.formats.policy;

import io.keyaudit.Access;
import io.keyaudit.Trait;
import io.keyaudit.policy.AccessPattern;
import io.keyaudit.yaml.DocumentNode;
import io.keyaudit.yaml.DocumentNode.Mapping;
import io.keyaudit.yaml.DocumentNode.Scalar;
import io.keyaudit.yaml.Fields;
import io.keyaudit.yaml.Problems;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads patterns for accesses. One that cannot be read is reported, and another stands in for it. */
final class PatternReader {
    private static final AccessPattern STAND_IN = new AccessPattern.Named("unreadable", Set.of(Access.READ));
    private static final List<Trait> TRAITS = List.of(Trait.values());
    private static final String FORMS =
            "\"files:read\", { trait: moves-money }, { sensitivity: \">= high\" } or, in allowOnly, { scope: NAME }";

    private final Problems problems;

    PatternReader(Problems problems) {
        this.problems = problems;
    }

    /** Returns the patterns in a field that is given. */
    List<AccessPattern> read(Fields fields, String name) {
        boolean takesScopes = name.equals("allowOnly");
        return fields.list(name, "expected a list of patterns such as [\"files:read\"]")
                .map(list -> list.items().stream()
                        .map(item -> pattern(item, takesScopes).orElse(STAND_IN))
                        .toList())
                .orElse(List.of(STAND_IN));
    }

    private Optional<AccessPattern> pattern(DocumentNode node, boolean takesScopes) {
        if (node instanceof Mapping) {
            return Fields.of(node, List.of("trait", "sensitivity", "scope"), problems)
                    .flatMap(fields -> mapped(fields, takesScopes));
        }
        return Fields.text(node, "expected a pattern such as " + FORMS, problems)
                .flatMap(this::named);
    }

    private Optional<AccessPattern> named(Scalar text) {
        if (TRAITS.stream().map(Trait::text).anyMatch(text.value()::equals)) {
            problems.add(text.position(), "write a trait as { trait: " + text.value() + " }");
            return Optional.empty();
        }
        try {
            return Optional.of(AccessPattern.parse(text.value()));
        } catch (IllegalArgumentException refused) {
            problems.add(text.position(), String.valueOf(refused.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<AccessPattern> mapped(Fields fields, boolean takesScopes) {
        long given = List.of("trait", "sensitivity", "scope").stream()
                .filter(fields::has)
                .count();
        if (given != 1) {
            problems.add(fields.position(), "a pattern is one of: " + FORMS);
            return Optional.empty();
        }
        if (fields.has("trait")) {
            return fields.text("trait", "expected a trait such as moves-money")
                    .flatMap(text -> PolicyTexts.oneOf(text, "a trait", TRAITS, Trait::text, problems))
                    .map(AccessPattern.WithTrait::new);
        }
        if (fields.has("sensitivity")) {
            return fields.text("sensitivity", "expected a sensitivity such as \">= high\"")
                    .flatMap(this::sensitivity);
        }
        Optional<Scalar> scope = fields.text("scope", "expected a scope, letter by letter as the service writes it");
        if (!takesScopes) {
            problems.add(fields.position(), "a scope can be accepted in allowOnly, and nowhere else");
            return Optional.empty();
        }
        return scope.map(text -> new AccessPattern.NativeScope(text.value()));
    }

    private Optional<AccessPattern> sensitivity(Scalar text) {
        try {
            return Optional.of(SensitivityRangeFormat.parse(text.value()));
        } catch (IllegalArgumentException refused) {
            problems.add(text.position(), String.valueOf(refused.getMessage()));
            return Optional.empty();
        }
    }
}
