package io.keyaudit.drift;

import io.keyaudit.Fact;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeyOwner;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.PermissionSet;
import java.time.Instant;
import java.util.List;

/**
 * What is remembered of a key that was read: what stays the same from audit to audit unless somebody changes the key.
 * Immutable; holds no secret. Texts are the service's own and untrusted.
 *
 * @param state whether the key worked
 * @param permissions what the key could do
 * @param nativeScopes the service's own words, sorted
 * @param unrecognizedScopes those of them that the provider's scope table did not know, sorted
 * @param id the service's identifier of the key
 * @param hint enough of the key to recognize it
 * @param ownerId the service's identifier of the account it belongs to
 * @param createdAt when it was created
 * @param expiresAt when it expires
 * @param managesKeys whether it can create and change keys, whatever its own permissions say
 * @param constraints what it was constrained to
 */
public record KeyReading(
        KeyState state,
        PermissionSet permissions,
        List<String> nativeScopes,
        List<String> unrecognizedScopes,
        Fact<String> id,
        Fact<String> hint,
        Fact<String> ownerId,
        Fact<Instant> createdAt,
        Fact<Instant> expiresAt,
        Fact<Boolean> managesKeys,
        Constraints constraints) {
    /** Copies what can change, and sorts. */
    public KeyReading {
        nativeScopes = nativeScopes.stream().sorted().toList();
        unrecognizedScopes = unrecognizedScopes.stream().sorted().toList();
    }

    /** Returns what is to be remembered of a key as it is. */
    public static KeyReading of(KeySnapshot snapshot) {
        KeyAttributes attributes = snapshot.attributes();
        return new KeyReading(
                snapshot.state(),
                snapshot.permissions(),
                snapshot.nativeScopes(),
                snapshot.unrecognizedScopes(),
                attributes.id(),
                attributes.hint(),
                attributes.owner().map(KeyOwner::id),
                attributes.createdAt(),
                attributes.expiresAt(),
                attributes.managesKeys(),
                Constraints.of(attributes));
    }
}
