package io.keyaudit.policy;

import io.keyaudit.KeyState;
import java.time.Duration;
import java.util.Set;

/** A fact that a rule expects of a key. One that the service does not tell is never taken for met. Immutable. */
public sealed interface Expectation {
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

    /** Created no longer ago than this. */
    record MaxAge(Duration limit) implements Expectation {}

    /** Used, or else created, no longer ago than this. */
    record MaxUnused(Duration limit) implements Expectation {}

    /** Used at least once. */
    record Used() implements Expectation {}

    /** The key has not full access. */
    record Restricted() implements Expectation {}

    /** The provider knows all of the key's scopes. */
    record RecognizedScopes() implements Expectation {}

    /**
     * The key's service does not let it create keys or change them beyond what its own permissions say. A service that
     * heeds one key's permissions heeds them all, so the findings are about services.
     */
    record CannotManageKeys() implements Expectation {}

    /** The account that the key belongs to exists and is not disabled. */
    record OwnerActive() implements Expectation {}

    /** One owner has no more active keys than this, at one service. */
    record MaxKeysPerOwner(int limit) implements Expectation {}

    /** No two active keys of one owner, at one service, have the same permissions. */
    record DistinctKeys() implements Expectation {}
}
