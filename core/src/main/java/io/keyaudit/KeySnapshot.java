package io.keyaudit;

import java.util.List;

/**
 * What one key was at one instant. Immutable; holds no secret.
 *
 * @param provider id of the provider that read it
 * @param endpoint the service's address
 * @param permissions what the key may do, total over the provider's resources
 * @param nativeScopes the service's own words, verbatim and in its order; untrusted text
 * @param unrecognizedScopes those of them that the provider's scope table does not know
 * @param state whether the key works
 * @param attributes what else the service tells of it
 * @param evidence how all this is known
 */
public record KeySnapshot(
        String provider,
        Endpoint endpoint,
        PermissionSet permissions,
        List<String> nativeScopes,
        List<String> unrecognizedScopes,
        KeyState state,
        KeyAttributes attributes,
        Evidence evidence) {
    /** Copies what can change. */
    public KeySnapshot {
        nativeScopes = List.copyOf(nativeScopes);
        unrecognizedScopes = List.copyOf(unrecognizedScopes);
    }
}
