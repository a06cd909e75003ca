package io.keyaudit.policy;

import io.keyaudit.KeyState;
import io.keyaudit.ResourceAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Breaks a rule for certain. */
public sealed interface Violation extends Reason {
    @Override
    default boolean certain() {
        return true;
    }

    /**
     * The key is granted what the rule forbids.
     *
     * @param accesses what is granted; a resource that full access covers without being listed can be a pattern
     * @param fullAccess whether the key has full access
     */
    record Forbidden(List<ResourceAccess> accesses, boolean fullAccess) implements Violation {
        /** Copies what can change. */
        public Forbidden {
            accesses = List.copyOf(accesses);
        }
    }

    /** The key is granted what the rule does not allow. */
    record NotAllowed(List<ResourceAccess> accesses) implements Violation {
        /** Copies what can change. */
        public NotAllowed {
            accesses = List.copyOf(accesses);
        }
    }

    /** The key has full access, including to what does not exist yet. */
    record FullAccess() implements Violation {}

    /** The key is granted no access that meets these required patterns. */
    record Missing(List<AccessPattern> patterns) implements Violation {
        /** Copies what can change. */
        public Missing {
            patterns = List.copyOf(patterns);
        }
    }

    /**
     * The key is in a state that the rule does not allow.
     *
     * @param allowed the states that it allows, sorted
     */
    record StateNotAllowed(KeyState state, List<KeyState> allowed) implements Violation {
        /** Copies what can change, and sorts. */
        public StateNotAllowed {
            allowed = allowed.stream().sorted().toList();
        }
    }

    /** The key never expires. */
    record NeverExpires() implements Violation {}

    /**
     * The key expires soon, or has expired.
     *
     * @param moment when
     * @param least how long from now it should last
     */
    record ExpiresSoon(Instant moment, Duration least) implements Violation {}

    /** The key was never used. */
    record NeverUsed() implements Violation {}

    /**
     * A span of the key's life is too long.
     *
     * @param span which span
     * @param moment its end that is not now: the creation, the last use or the expiry
     * @param maximum how long it is allowed to be
     */
    record TooLong(Span span, Instant moment, Duration maximum) implements Violation {}

    /** The provider does not know these scopes, sorted. */
    record UnrecognizedScopes(List<String> scopes) implements Violation {
        /** Copies what can change, and sorts. */
        public UnrecognizedScopes {
            scopes = scopes.stream().sorted().toList();
        }
    }

    /** The owner's account cannot be used, or there is none. */
    record OwnerInactive(OwnerProblem problem) implements Violation {}

    /** The service accepts the key from any address. */
    record AddressesUnrestricted() implements Violation {}

    /**
     * The owner has too many active keys at one service.
     *
     * @param active how many
     * @param maximum how many are allowed
     */
    record TooManyKeys(int active, int maximum) implements Violation {}

    /**
     * Another active key of the same owner has the same permissions.
     *
     * @param key the first one's name
     * @param more how many there are besides it
     */
    record SamePermissions(String key, int more) implements Violation {}

    /**
     * The service has a flaw that concerns its keys.
     *
     * @param flaw what is wrong, as a phrase that follows the service's name
     * @param keys the first few that show it, by name, sorted
     */
    record ServiceFlaw(String flaw, List<String> keys) implements Violation {
        /** Copies what can change. */
        public ServiceFlaw {
            keys = List.copyOf(keys);
        }
    }

    /** No rule of the policy matches the key. */
    record NoRule() implements Violation {}

    /**
     * A rule matches no key.
     *
     * @param keys the patterns for names that it matches by, sorted
     * @param endpoints the patterns for addresses
     * @param notInstalled the providers that are not installed
     * @param tags the tags that are probably misspelt
     */
    record MatchesNoKey(List<String> keys, List<String> endpoints, List<String> notInstalled, List<Misspelling> tags)
            implements Violation {
        /** Copies what can change. */
        public MatchesNoKey {
            keys = List.copyOf(keys);
            endpoints = List.copyOf(endpoints);
            notInstalled = List.copyOf(notInstalled);
            tags = List.copyOf(tags);
        }
    }

    /** A suppression is past its last day. */
    record SuppressionExpired() implements Violation {}

    /** A suppression covers no finding. */
    record SuppressesNothing(SuppressionProblem problem) implements Violation {}

    /** What is wrong with an owner. */
    enum OwnerProblem {
        /** The key has no owner. */
        NONE,
        /** The account was deleted. */
        DELETED,
        /** The account is disabled. */
        DISABLED
    }

    /** Why a suppression covers no finding. */
    enum SuppressionProblem {
        /** There was no such finding. */
        NO_FINDING,
        /** There is no such rule. */
        NO_RULE,
        /** Findings of the rule cannot be suppressed. */
        NOT_SUPPRESSIBLE
    }

    /** A span of a key's life. */
    enum Span {
        /** From the creation to now. */
        AGE,
        /** From the creation to the expiry. */
        LIFETIME,
        /** From now to the expiry. */
        REMAINING,
        /** From the last use to now. */
        UNUSED,
        /** From the creation to now, of a key that was never used. */
        NEVER_USED
    }
}
