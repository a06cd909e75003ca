package io.keyaudit.drift;

import io.keyaudit.AddressRestriction;
import io.keyaudit.Environment;
import io.keyaudit.Fact;
import io.keyaudit.KeyAttributes;
import io.keyaudit.Restriction;
import java.time.Instant;
import java.util.List;

/**
 * What a key was constrained to besides its permissions. Immutable. Texts are the service's own and untrusted.
 *
 * @param allowedAddresses the client addresses that the service accepted it from
 * @param notBefore from when on it works
 * @param restrictions what else it was restricted to
 * @param environment what kind of data it works on
 */
public record Constraints(
        Fact<AddressRestriction> allowedAddresses,
        Fact<Instant> notBefore,
        Fact<List<Restriction>> restrictions,
        Fact<Environment> environment) {
    private static final Constraints UNKNOWN = of(KeyAttributes.unknown());

    /** Returns constraints of which nothing is known. */
    public static Constraints unknown() {
        return UNKNOWN;
    }

    /** Returns the constraints of a key as it is. */
    public static Constraints of(KeyAttributes attributes) {
        return new Constraints(
                attributes.allowedAddresses(),
                attributes.notBefore(),
                attributes.restrictions(),
                attributes.environment());
    }
}
