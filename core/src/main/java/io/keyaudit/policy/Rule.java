package io.keyaudit.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of some keys; all parts that are given must. Immutable.
 *
 * @param description what reports say about it
 * @param selector the keys that it is for, decided without reading them
 * @param when what must hold of a key for the rule to apply to it, besides
 * @param whereReported whether it does not apply where the service does not report a fact that it is about; otherwise it is
 *     inconclusive there
 * @param allowOnly the keys can be granted this and nothing else
 * @param forbid the keys must be granted nothing of this
 * @param require the keys must be granted each of this; a pattern is met by one access
 * @param expect facts that must hold
 */
public record Rule(
        RuleDescription description,
        KeySelector selector,
        RuleCondition when,
        boolean whereReported,
        Optional<List<AccessPattern>> allowOnly,
        List<AccessPattern> forbid,
        List<AccessPattern> require,
        List<Expectation> expect) {
    private static final List<String> RESERVED = List.of("keyaudit/", "drift/");

    /**
     * Copies what can change.
     *
     * @throws IllegalArgumentException if nothing is demanded, {@code forbid} or {@code require} hold a scope, or the id
     *     begins like those of rules that hold whatever the policy: {@code keyaudit/}, {@code drift/}
     */
    public Rule {
        allowOnly = allowOnly.map(List::copyOf);
        forbid = List.copyOf(forbid);
        require = List.copyOf(require);
        expect = List.copyOf(expect);
        if (allowOnly.isEmpty() && forbid.isEmpty() && require.isEmpty() && expect.isEmpty()) {
            throw new IllegalArgumentException(
                    "rule \"" + description.id() + "\" demands nothing: it needs allowOnly, forbid, require or expect");
        }
        if (forbid.stream().anyMatch(AccessPattern.NativeScope.class::isInstance)
                || require.stream().anyMatch(AccessPattern.NativeScope.class::isInstance)) {
            throw new IllegalArgumentException(
                    "rule \"" + description.id() + "\": a scope can be accepted in allowOnly, and nowhere else");
        }
        if (RESERVED.stream().anyMatch(description.id()::startsWith)) {
            throw new IllegalArgumentException("rule \"" + description.id()
                    + "\": ids that begin with keyaudit/ or drift/ are those of keyaudit's own rules");
        }
    }

    /** Starts a rule for every key. */
    public static Builder builder(RuleDescription description) {
        return new Builder(description);
    }

    /** Returns the description's id. */
    public String id() {
        return description.id();
    }

    /** Returns the rule without its demands on facts, but for these; none if nothing would be demanded. */
    public Optional<Rule> withExpectations(List<Expectation> expectations) {
        boolean demands = allowOnly.isPresent() || !forbid.isEmpty() || !require.isEmpty() || !expectations.isEmpty();
        return demands
                ? Optional.of(
                        new Rule(description, selector, when, whereReported, allowOnly, forbid, require, expectations))
                : Optional.empty();
    }

    /** Builds a rule. Not thread-safe. */
    public static final class Builder {
        private final RuleDescription description;
        private KeySelector selector = KeySelector.ALL;
        private RuleCondition when = RuleCondition.ALWAYS;
        private boolean whereReported;
        private @Nullable List<AccessPattern> allowOnly;
        private final List<AccessPattern> forbid = new ArrayList<>();
        private final List<AccessPattern> require = new ArrayList<>();
        private final List<Expectation> expect = new ArrayList<>();

        private Builder(RuleDescription description) {
            this.description = description;
        }

        /** Sets the keys that it is for. */
        public Builder match(KeySelector keys) {
            selector = keys;
            return this;
        }

        /** Applies the rule to keys that meet this condition only. */
        public Builder when(RuleCondition condition) {
            when = condition;
            return this;
        }

        /** Applies the rule only where the service reports the facts that it is about. */
        public Builder whereReported() {
            whereReported = true;
            return this;
        }

        /** Allows the keys this and nothing else; nothing at all if no pattern is given. */
        public Builder allowOnly(AccessPattern... patterns) {
            allowOnly = allowOnly == null ? new ArrayList<>() : allowOnly;
            allowOnly.addAll(List.of(patterns));
            return this;
        }

        /** Does the same as {@link #allowOnly(AccessPattern...)}, in text form such as {@code files:read}. */
        public Builder allowOnly(String... patterns) {
            return allowOnly(parse(patterns));
        }

        /** Forbids the keys each of this. */
        public Builder forbid(AccessPattern... patterns) {
            forbid.addAll(List.of(patterns));
            return this;
        }

        /** Does the same as {@link #forbid(AccessPattern...)}, in text form such as {@code withdraw:write}. */
        public Builder forbid(String... patterns) {
            return forbid(parse(patterns));
        }

        /** Requires each of this of the keys. */
        public Builder require(AccessPattern... patterns) {
            require.addAll(List.of(patterns));
            return this;
        }

        /** Does the same as {@link #require(AccessPattern...)}, in text form such as {@code orders:write}. */
        public Builder require(String... patterns) {
            return require(parse(patterns));
        }

        /** Adds facts that must hold. */
        public Builder expect(Expectation... facts) {
            expect.addAll(List.of(facts));
            return this;
        }

        /**
         * Builds the rule.
         *
         * @throws IllegalArgumentException if it demands nothing
         */
        public Rule build() {
            return new Rule(
                    description,
                    selector,
                    when,
                    whereReported,
                    Optional.ofNullable(allowOnly),
                    forbid,
                    require,
                    expect);
        }

        private static AccessPattern[] parse(String... patterns) {
            return List.of(patterns).stream().map(AccessPattern::parse).toArray(AccessPattern[]::new);
        }
    }
}
