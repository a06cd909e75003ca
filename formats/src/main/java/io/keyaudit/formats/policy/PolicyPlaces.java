package io.keyaudit.formats.policy;

import io.keyaudit.policy.Subject;
import io.keyaudit.policy.Suppression;
import io.keyaudit.yaml.Position;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a policy file states its rules and suppressions. Immutable.
 *
 * @param file the file; none for a built-in policy
 * @param rules by their ids; those that the file inherits are not among them
 * @param suppressions by what they state
 */
public record PolicyPlaces(Optional<Path> file, Map<String, Position> rules, Map<Suppression, Position> suppressions) {
    /** The places of a policy that no file states. */
    public static final PolicyPlaces NONE = new PolicyPlaces(Optional.empty(), Map.of(), Map.of());

    /** Copies what can change. */
    public PolicyPlaces {
        rules = Map.copyOf(rules);
        suppressions = Map.copyOf(suppressions);
    }

    /** Returns where in the file the subject of a finding is; empty if it is no part of the file. */
    public Optional<Position> position(Subject subject) {
        if (subject instanceof Subject.PolicyRule rule) {
            return Optional.ofNullable(rules.get(rule.id()));
        }
        return subject instanceof Subject.PolicySuppression accepted
                ? Optional.ofNullable(suppressions.get(accepted.suppression()))
                : Optional.empty();
    }
}
