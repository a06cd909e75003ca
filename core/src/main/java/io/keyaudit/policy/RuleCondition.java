package io.keyaudit.policy;

import io.keyaudit.Environment;
import java.util.List;
import java.util.Optional;

/**
 * What must hold of a key for a rule to apply to it; all parts that are given. Immutable.
 *
 * @param can the key is granted an access that meets one of these; empty for any key
 * @param addressRestricted whether the service accepts the key from certain addresses only
 * @param environment what kind of data the key works on
 */
public record RuleCondition(
        List<AccessPattern> can, Optional<Boolean> addressRestricted, Optional<Environment> environment) {
    /** A condition that every key meets. */
    public static final RuleCondition ALWAYS = new RuleCondition(List.of(), Optional.empty(), Optional.empty());

    /**
     * Copies what can change.
     *
     * @throws IllegalArgumentException if {@code can} holds a scope
     */
    public RuleCondition {
        can = List.copyOf(can);
        if (can.stream().anyMatch(AccessPattern.NativeScope.class::isInstance)) {
            throw new IllegalArgumentException("a scope can be accepted in allowOnly, and nowhere else");
        }
    }

    /** Returns a condition that a key meets if it is granted an access that meets one of these patterns. */
    public static RuleCondition can(AccessPattern... patterns) {
        return new RuleCondition(List.of(patterns), Optional.empty(), Optional.empty());
    }

    /** Returns the condition with another demand on addresses. */
    public RuleCondition withAddressRestricted(boolean restricted) {
        return new RuleCondition(can, Optional.of(restricted), environment);
    }

    /** Returns the condition with another demand on the environment. */
    public RuleCondition withEnvironment(Environment required) {
        return new RuleCondition(can, addressRestricted, Optional.of(required));
    }
}
