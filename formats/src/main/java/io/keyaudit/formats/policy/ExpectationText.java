package io.keyaudit.formats.policy;

import io.keyaudit.KeyState;
import io.keyaudit.policy.Expectation;
import java.util.stream.Collectors;

/** Writes an expectation as a policy file has it, such as {@code maxAge: 90d}. */
final class ExpectationText {
    private ExpectationText() {}

    /** @throws IllegalArgumentException if a policy file cannot have it */
    static String of(Expectation expectation) {
        if (expectation instanceof Expectation.StateIn states) {
            return "state: " + states(states);
        }
        if (expectation instanceof Expectation.MustExpire) {
            return "mustExpire: true";
        }
        if (expectation instanceof Expectation.MaxLifetime lifetime) {
            return "maxLifetime: " + DurationFormat.of(lifetime.limit());
        }
        if (expectation instanceof Expectation.ExpiresWithin within) {
            return "expiresWithin: " + DurationFormat.of(within.limit());
        }
        if (expectation instanceof Expectation.LastsFor least) {
            return "lastsFor: " + DurationFormat.of(least.limit());
        }
        if (expectation instanceof Expectation.MaxAge age) {
            return "maxAge: " + DurationFormat.of(age.limit());
        }
        if (expectation instanceof Expectation.MaxUnused unused) {
            return "maxUnused: " + DurationFormat.of(unused.limit());
        }
        if (expectation instanceof Expectation.Used) {
            return "used: true";
        }
        if (expectation instanceof Expectation.Restricted) {
            return "restricted: true";
        }
        if (expectation instanceof Expectation.RecognizedScopes) {
            return "recognizedScopes: true";
        }
        if (expectation instanceof Expectation.AddressRestricted) {
            return "addressRestricted: true";
        }
        if (expectation instanceof Expectation.CannotManageKeys) {
            return "canManageKeys: false";
        }
        if (expectation instanceof Expectation.NotAffectedBy by) {
            return "notAffectedBy: " + by.provider() + "/" + by.advisory();
        }
        if (expectation instanceof Expectation.OwnerActive) {
            return "ownerActive: true";
        }
        if (expectation instanceof Expectation.MaxKeysPerOwner keys) {
            return "maxKeysPerOwner: " + keys.limit();
        }
        if (expectation instanceof Expectation.DistinctKeys) {
            return "distinctKeys: true";
        }
        throw new IllegalArgumentException("not handled: " + expectation);
    }

    private static String states(Expectation.StateIn states) {
        if (states.states().isEmpty() || states.states().contains(KeyState.UNKNOWN)) {
            throw new IllegalArgumentException("a state that is expected is one that a service can report");
        }
        return states.states().stream().map(KeyState::text).sorted().collect(Collectors.joining(", ", "[", "]"));
    }
}
