package io.keyaudit.policy;

import io.keyaudit.FactKind;
import io.keyaudit.FailureKind;
import io.keyaudit.ResourceAccess;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes it unknown whether a rule is broken. */
public sealed interface Uncertainty extends Reason {
    @Override
    default boolean certain() {
        return false;
    }

    /** Returns what has to become known; the same for all findings that wait for it. */
    Cause cause();

    /**
     * It is unknown whether the key is granted these accesses.
     *
     * @param scopes the key's unrecognized scopes, sorted; none if the service did not answer
     */
    record UnknownAccess(List<ResourceAccess> accesses, List<String> scopes) implements Uncertainty {
        /** Copies what can change, and sorts the scopes. */
        public UnknownAccess {
            accesses = List.copyOf(accesses);
            scopes = scopes.stream().sorted().toList();
        }

        @Override
        public Cause cause() {
            return scopes.isEmpty()
                    ? Cause.of(Cause.Kind.UNKNOWN_ACCESS, accesses)
                    : new Cause(Cause.Kind.UNRECOGNIZED_SCOPES, scopes);
        }
    }

    /**
     * The service never reports whether its keys are granted these accesses.
     *
     * @param service the service's name as people know it
     */
    record UnreportedAccess(List<ResourceAccess> accesses, String service) implements Uncertainty {
        /** Copies what can change. */
        public UnreportedAccess {
            accesses = List.copyOf(accesses);
        }

        @Override
        public Cause cause() {
            return Cause.of(Cause.Kind.UNREPORTED_ACCESS, accesses);
        }
    }

    /** The key has scopes, sorted, of which the provider does not know what they grant. */
    record UnknownScopes(List<String> scopes) implements Uncertainty {
        /** Copies what can change, and sorts. */
        public UnknownScopes {
            scopes = scopes.stream().sorted().toList();
        }

        @Override
        public Cause cause() {
            return new Cause(Cause.Kind.UNRECOGNIZED_SCOPES, scopes);
        }
    }

    /** The key is granted, or might be granted, accesses whose sensitivity and traits are unknown. */
    record UnclassifiedAccess(List<ResourceAccess> accesses) implements Uncertainty {
        /** Copies what can change. */
        public UnclassifiedAccess {
            accesses = List.copyOf(accesses);
        }

        @Override
        public Cause cause() {
            return Cause.of(Cause.Kind.UNCLASSIFIED_ACCESS, accesses);
        }
    }

    /** The key has full access, and its service's table does not list everything that this includes. */
    record UnlistedAccess(AccessPattern pattern) implements Uncertainty {
        @Override
        public Cause cause() {
            return new Cause(Cause.Kind.FULL_ACCESS, List.of());
        }
    }

    /**
     * It is unknown whether the key is granted an access that meets a required pattern.
     *
     * @param scopes the key's unrecognized scopes, sorted
     */
    record UnknownMatch(AccessPattern pattern, List<String> scopes) implements Uncertainty {
        /** Copies what can change, and sorts. */
        public UnknownMatch {
            scopes = scopes.stream().sorted().toList();
        }

        @Override
        public Cause cause() {
            return scopes.isEmpty()
                    ? new Cause(Cause.Kind.UNKNOWN_ACCESS, List.of(pattern.text()))
                    : new Cause(Cause.Kind.UNRECOGNIZED_SCOPES, scopes);
        }
    }

    /** It is unknown whether the key has full access: nothing is known to be denied. */
    record UnknownFullAccess(List<String> scopes) implements Uncertainty {
        /** Copies what can change, and sorts. */
        public UnknownFullAccess {
            scopes = scopes.stream().sorted().toList();
        }

        @Override
        public Cause cause() {
            return scopes.isEmpty()
                    ? new Cause(Cause.Kind.UNKNOWN_ACCESS, List.of())
                    : new Cause(Cause.Kind.UNRECOGNIZED_SCOPES, scopes);
        }
    }

    /**
     * A fact is unknown.
     *
     * @param fact which one
     * @param absence why
     * @param service the service's name as people know it
     */
    record UnknownFact(FactKind fact, Absence absence, String service) implements Uncertainty {
        @Override
        public Cause cause() {
            return new Cause(
                    absence == Absence.DISTURBED ? Cause.Kind.DISTURBED_FACT : Cause.Kind.UNREPORTED_FACT,
                    List.of(fact.text()));
        }
    }

    /** A fact that should be past is in the future, or facts contradict each other. */
    record ImplausibleFact(FactKind fact, Instant moment) implements Uncertainty {
        @Override
        public Cause cause() {
            return new Cause(Cause.Kind.IMPLAUSIBLE_FACT, List.of(fact.text()));
        }
    }

    /**
     * It is unknown whether the owner has too many active keys.
     *
     * @param maximum how many are allowed
     * @param keys the keys of which it is unknown whether they are active, or whose they are, by name, sorted
     */
    record UnknownKeyCount(int maximum, List<String> keys) implements Uncertainty {
        /** Copies what can change, and sorts. */
        public UnknownKeyCount {
            keys = keys.stream().sorted().toList();
        }

        @Override
        public Cause cause() {
            return new Cause(Cause.Kind.OTHER_KEYS, keys);
        }
    }

    /** It is unknown whether another key is active, of the same owner and has the same permissions. */
    record MightBeSame(String key) implements Uncertainty {
        @Override
        public Cause cause() {
            return new Cause(Cause.Kind.OTHER_KEYS, List.of(key));
        }
    }

    /**
     * None of the service's keys shows whether it has a flaw.
     *
     * @param flaw what would be wrong, as a phrase that follows the service's name
     * @param fact the fact about a key that would show it
     */
    record UnknownFlaw(String flaw, FactKind fact) implements Uncertainty {
        @Override
        public Cause cause() {
            return new Cause(Cause.Kind.UNREPORTED_FACT, List.of(fact.text()));
        }
    }

    /**
     * The key would break the rule, and it is unknown whether the rule applies to it.
     *
     * @param violation what would be wrong
     * @param condition what is unknown
     */
    record Conditional(Violation violation, Uncertainty condition) implements Uncertainty {
        @Override
        public Cause cause() {
            return condition.cause();
        }
    }

    /** No installed provider and no key that the rule matches has these resources. */
    record UnknownResources(List<Misspelling> resources) implements Uncertainty {
        /** Copies what can change. */
        public UnknownResources {
            resources = List.copyOf(resources);
        }

        @Override
        public Cause cause() {
            return new Cause(
                    Cause.Kind.UNKNOWN_RESOURCES,
                    resources.stream().map(Misspelling::word).toList());
        }
    }

    /**
     * The key could not be read.
     *
     * @param failure why; none if it was never asked about, because the audit was stopped
     * @param message what is wrong and what to do, for people
     */
    record Unread(Optional<FailureKind> failure, String message) implements Uncertainty {
        @Override
        public Cause cause() {
            return new Cause(
                    Cause.Kind.UNREAD_KEY,
                    failure.map(FailureKind::text).stream().toList());
        }
    }

    /** Why a fact is unknown. */
    enum Absence {
        /** The service never reports it. */
        NEVER_REPORTED,
        /** The service reports it, but not for this key. */
        NOT_REPORTED,
        /** The service reports it in an inventory only. */
        INVENTORY_ONLY,
        /** The service's inventory does not report it. */
        NOT_IN_INVENTORY,
        /** The audit's own request changes it. */
        DISTURBED
    }
}
