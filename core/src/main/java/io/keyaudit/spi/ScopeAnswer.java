package io.keyaudit.spi;

import io.keyaudit.Access;
import io.keyaudit.Grant;
import io.keyaudit.Permission;
import io.keyaudit.ResourceAccess;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a service answered about a key's scopes, before a {@link ScopeTable} says what that means. Immutable.
 *
 * <p>Services answer in three ways. One lists the key's scopes, and what it does not list the key does not have:
 * {@link #list}. Another states read/write pairs: {@link #pairs}. A third states flags, {@code true} or {@code false},
 * and a flag that it leaves out is unknown: {@link #flags}. Answers that mix these are put together by a
 * {@linkplain #builder() builder}; one to which nothing is added says nothing, and every access is unknown.
 */
public final class ScopeAnswer {
    /** The scopes that the key has; each with whether accesses that write come with it. */
    final Map<String, Grant> held;

    final Set<String> notHeld;
    final List<String> completeFor;
    final Map<ResourceAccess, Grant> stated;

    /** The texts of the stated pairs, by resource. */
    final Map<String, String> wording;

    final Set<String> restricted;
    final boolean fullAccess;

    private ScopeAnswer(Builder builder) {
        this.held = Collections.unmodifiableMap(new LinkedHashMap<>(builder.held));
        this.notHeld = Collections.unmodifiableSet(new LinkedHashSet<>(builder.notHeld));
        this.completeFor = List.copyOf(builder.completeFor);
        this.stated = Collections.unmodifiableMap(new LinkedHashMap<>(builder.stated));
        this.wording = Map.copyOf(builder.wording);
        this.restricted = Collections.unmodifiableSet(new LinkedHashSet<>(builder.restricted));
        this.fullAccess = builder.fullAccess;
    }

    /** Returns the answer that lists all scopes of a key. */
    public static ScopeAnswer list(Collection<String> scopes) {
        return builder().list("", scopes).build();
    }

    /** Returns the answer that states flags: whether the key has each of these scopes. */
    public static ScopeAnswer flags(Map<String, Boolean> flags) {
        Builder builder = builder();
        flags.forEach(builder::flag);
        return builder.build();
    }

    /**
     * Returns the answer that states pairs.
     *
     * @throws IllegalArgumentException if two pairs are for one resource
     */
    public static ScopeAnswer pairs(Collection<Permission> pairs) {
        Builder builder = builder();
        pairs.forEach(builder::pair);
        return builder.build();
    }

    /** Returns the answer that the key has full access. */
    public static ScopeAnswer fullAccess() {
        Builder builder = builder();
        builder.fullAccess = true;
        return builder.build();
    }

    /** Starts an answer that says nothing. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns whether the answer says of a scope whether the key has it. */
    boolean speaksOf(String scope) {
        return held.containsKey(scope) || notHeld.contains(scope) || isCompleteFor(scope);
    }

    /** Returns whether every scope whose name begins like this is in the answer if the key has it. */
    boolean isCompleteFor(String beginning) {
        return completeFor.stream().anyMatch(beginning::startsWith);
    }

    /** Returns whether the answer says nothing that the table knows: it can be about a key of another kind. */
    boolean speaksOfNone(ScopeTable table) {
        return held.isEmpty()
                && stated.isEmpty()
                && completeFor.isEmpty()
                && notHeld.stream().noneMatch(scope -> table.scope(scope).isPresent());
    }

    /** Builds an answer. Not thread-safe. */
    public static final class Builder {
        private final Map<String, Grant> held = new LinkedHashMap<>();
        private final Set<String> notHeld = new LinkedHashSet<>();
        private final List<String> completeFor = new ArrayList<>();
        private final Map<ResourceAccess, Grant> stated = new LinkedHashMap<>();
        private final Map<String, String> wording = new HashMap<>();
        private final Set<String> restricted = new LinkedHashSet<>();
        private boolean fullAccess;

        private Builder() {}

        /**
         * Adds a list that is complete for the scopes whose names begin with the given text: the key has {@code beginning}
         * followed by each of these words, and no other scope of that beginning.
         */
        public Builder list(String beginning, Collection<String> words) {
            return list(beginning, words, Grant.GRANTED);
        }

        /** Adds such a list for a key of which {@code writes} says whether it has the scopes' accesses that write. */
        public Builder list(String beginning, Collection<String> words, Grant writes) {
            completeFor.add(beginning);
            words.forEach(word -> held(beginning + word, writes));
            return this;
        }

        /** Adds a flag: whether the key has the scope. */
        public Builder flag(String scope, boolean has) {
            return has ? held(scope) : notHeld(scope);
        }

        /** Adds a scope that the key has. */
        public Builder held(String scope) {
            return held(scope, Grant.GRANTED);
        }

        /**
         * Adds a scope that the key has, where something else in the answer rules over writing.
         *
         * @param writes whether the scope's accesses that write come with it: denied for a read-only key, unknown if
         *     what would say so is missing
         */
        public Builder held(String scope, Grant writes) {
            held.merge(scope, writes, Builder::either);
            return this;
        }

        /** Adds a scope that the key does not have. One that another part of the answer adds as held is held. */
        public Builder notHeld(String scope) {
            notHeld.add(scope);
            return this;
        }

        /**
         * Adds a pair that the service states itself.
         *
         * @throws IllegalArgumentException if there is a pair for the resource
         */
        public Builder pair(Permission pair) {
            return pair(pair, pair.resource());
        }

        /** Adds such a pair with the text in which the service states it, which is what its provenance shows. */
        public Builder pair(Permission pair, String verbatim) {
            wording.put(pair.resource(), verbatim);
            for (Access access : Access.values()) {
                if (stated.put(new ResourceAccess(pair.resource(), access), pair.grant(access)) != null) {
                    throw new IllegalArgumentException("two pairs for resource \"" + pair.resource() + "\"");
                }
            }
            return this;
        }

        /**
         * Adds a scope of which a rule of the service takes some or all accesses away again, as a "deny" does: what the
         * scope grants is unknown, even where another scope grants it.
         */
        public Builder restricted(String scope) {
            restricted.add(scope);
            return this;
        }

        /** Returns the answer. */
        public ScopeAnswer build() {
            return new ScopeAnswer(this);
        }

        private static Grant either(Grant one, Grant other) {
            if (one == Grant.GRANTED || other == Grant.GRANTED) {
                return Grant.GRANTED;
            }
            return one == other ? one : Grant.UNKNOWN;
        }
    }
}
