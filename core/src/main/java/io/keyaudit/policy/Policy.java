package io.keyaudit.policy;

import io.keyaudit.audit.Judge;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.providers.Providers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rules for keys, and the findings that are accepted for the time being. Immutable.
 *
 * @param name what people call it
 * @param rules its rules, no two with one id
 * @param suppressions what is accepted
 */
public record Policy(String name, List<Rule> rules, List<Suppression> suppressions) implements Judge<Compliance> {
    /**
     * Copies what can change.
     *
     * @throws IllegalArgumentException if two rules have one id
     */
    public Policy {
        rules = List.copyOf(rules);
        suppressions = List.copyOf(suppressions);
        Set<String> ids = new HashSet<>();
        for (Rule rule : rules) {
            if (!ids.add(rule.id())) {
                throw new IllegalArgumentException("two rules \"" + rule.id() + "\"");
            }
        }
    }

    /** Judges the keys of one audit, and holds everything in memory. */
    @Override
    public Compliance judge(List<KeyOutcome> outcomes, Providers providers, Clock clock) {
        return Assessment.of(this, providers, clock).assessAll(outcomes);
    }

    /** Starts an empty policy. */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /** Builds a policy. Not thread-safe. */
    public static final class Builder {
        private final String name;
        private final List<Rule> rules = new ArrayList<>();
        private final List<Suppression> suppressions = new ArrayList<>();

        private Builder(String name) {
            this.name = name;
        }

        /** Takes over rules and suppressions of another policy; a rule added later replaces the one with its id. */
        public Builder extend(Policy other) {
            other.rules().forEach(this::rule);
            suppressions.addAll(other.suppressions());
            return this;
        }

        /** Adds a rule, or replaces the one with its id. */
        public Builder rule(Rule rule) {
            rules.removeIf(earlier -> earlier.id().equals(rule.id()));
            rules.add(rule);
            return this;
        }

        /** Accepts some findings. */
        public Builder suppression(Suppression suppression) {
            suppressions.add(suppression);
            return this;
        }

        /** Builds the policy. */
        public Policy build() {
            return new Policy(name, rules, suppressions);
        }
    }
}
