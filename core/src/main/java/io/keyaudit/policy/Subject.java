package io.keyaudit.policy;

import io.keyaudit.Endpoint;

/** What a finding is about. Immutable. */
public sealed interface Subject {
    /**
     * Returns what distinguishes a rule's finding about this subject from all others and is the same in every audit: a SHA-256 in
     * hexadecimal. It depends neither on wording nor on other keys.
     *
     * @param rule the rule's id
     */
    default String fingerprint(String rule) {
        return Fingerprints.of(rule, this);
    }

    /** A key, by its name in the audit. */
    record Key(String name) implements Subject {}

    /**
     * A service: what holds for several of its keys alike.
     *
     * @param provider the id of its provider
     * @param endpoint its address
     * @param keyCount how many keys of the audit it concerns
     */
    record Service(String provider, Endpoint endpoint, int keyCount) implements Subject {}

    /** A rule of the policy, by its id. */
    record PolicyRule(String id) implements Subject {}

    /** A suppression of the policy. */
    record PolicySuppression(Suppression suppression) implements Subject {}
}
