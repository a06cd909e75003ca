package io.keyaudit.sandbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a DocSpace key is, apart from its id and secret. Immutable.
 *
 * @param name shown verbatim, whatever it holds
 * @param permissions its scopes, known to the portal or not; null, empty or containing {@code *} is full access
 * @param createdAt null: when the portal creates it
 * @param expiresAt null: never; from then on the key is answered 401
 * @param lastUsedAt null: never used
 * @param active an inactive key is answered 401
 */
public record PortalKey(
        String name,
        @Nullable List<String> permissions,
        DocSpaceUser owner,
        @Nullable Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        boolean active) {

    /** Copies the scopes. */
    public PortalKey {
        permissions = permissions == null ? null : List.copyOf(permissions);
    }

    /** Returns an administrator's active key with these scopes, never used, without expiry. */
    public static PortalKey of(String name, List<String> permissions) {
        return new PortalKey(name, permissions, DocSpaceUser.admin("Administrator"), null, null, null, true);
    }

    /** Returns an administrator's active key whose scopes were left out, which is full access. */
    public static PortalKey unrestricted(String name) {
        return of(name, List.of()).withPermissions(null);
    }

    public PortalKey withName(String newName) {
        return new PortalKey(newName, permissions, owner, createdAt, expiresAt, lastUsedAt, active);
    }

    public PortalKey withPermissions(@Nullable List<String> newPermissions) {
        return new PortalKey(name, newPermissions, owner, createdAt, expiresAt, lastUsedAt, active);
    }

    public PortalKey withOwner(DocSpaceUser newOwner) {
        return new PortalKey(name, permissions, newOwner, createdAt, expiresAt, lastUsedAt, active);
    }

    public PortalKey withCreation(Instant at) {
        return new PortalKey(name, permissions, owner, at, expiresAt, lastUsedAt, active);
    }

    public PortalKey withExpiry(Instant at) {
        return new PortalKey(name, permissions, owner, createdAt, at, lastUsedAt, active);
    }

    public PortalKey withLastUse(Instant at) {
        return new PortalKey(name, permissions, owner, createdAt, expiresAt, at, active);
    }

    public PortalKey withActive(boolean newActive) {
        return new PortalKey(name, permissions, owner, createdAt, expiresAt, lastUsedAt, newActive);
    }
}
