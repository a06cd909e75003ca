package io.keyaudit.policy;

import io.keyaudit.KeyState;
import java.time.Duration;
import java.util.Set;

/** A fact that a rule expects of a key. One that is unknown is never taken for met. Immutable. */
public sealed interface Expectation {
    /** What has to be read to judge an expectation. */
    enum Scope {
        /** The key. */
        KEY,
        /** All keys of its owner. */
        OWNER,
        /** Any keys of its service. */
        SERVICE
    }

    /** Returns what has to be read to judge it. */
    default Scope scope() {
        return Scope.KEY;
    }

    /** The key's state is one of these. */
    record StateIn(Set<KeyState> states) implements Expectation {
        /** Copies what can change. */
        public StateIn {
            states = Set.copyOf(states);
        }
    }

    /** The key expires some day. */
    record MustExpire() implements Expectation {}

    /** From creation to expiry no more than this; a key that never expires breaks it. */
    record MaxLifetime(Duration limit) implements Expectation {}

    /** Expires no later from now than this; a key that never expires breaks it. */
    record ExpiresWithin(Duration limit) implements Expectation {}

    /** Does not expire before this time from now is over; a key that never expires meets it. */
    record LastsFor(Duration limit) implements Expectation {}

    /** Created no longer ago than this. */
    record MaxAge(Duration limit) implements Expectation {}

    /** Used, or else created, no longer ago than this. */
    record MaxUnused(Duration limit) implements Expectation {}

    /** Used at least once. */
    record Used() implements Expectation {}

    /** The key does not have full access. */
    record Restricted() implements Expectation {}

    /** The provider knows all of the key's scopes. */
    record RecognizedScopes() implements Expectation {}

    /** The service accepts the key from certain addresses only. */
    record AddressRestricted() implements Expectation {}

    /**
     * The key's service does not let it create keys or change them beyond what its own permissions say. A service that
     * respects one key's permissions respects them all, so the findings are about services.
     */
    record CannotManageKeys() implements Expectation {
        @Override
        public Scope scope() {
            return Scope.SERVICE;
        }
    }

    /**
     * The key's service does not have a known flaw. The findings are about services.
     *
     * @param provider the id of the provider that knows it
     * @param advisory the advisory's id
     */
    record NotAffectedBy(String provider, String advisory) implements Expectation {
        @Override
        public Scope scope() {
            return Scope.SERVICE;
        }
    }

    /** The account that the key belongs to exists and is not disabled. */
    record OwnerActive() implements Expectation {}

    /** One owner has no more active keys than this, at one service. */
    record MaxKeysPerOwner(int limit) implements Expectation {
        @Override
        public Scope scope() {
            return Scope.OWNER;
        }
    }

    /** No two active keys of one owner, at one service, have the same permissions. */
    record DistinctKeys() implements Expectation {
        @Override
        public Scope scope() {
            return Scope.OWNER;
        }
    }
}
