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
 * @param expiresAt null: never
 * @param lastUsedAt null: never used
 * @param active an inactive key is answered 401
 * @param acceptedAfterExpiry the portal is late: it goes on accepting the key, and showing it as active, past its expiry
 */
public record DocSpaceKey(
        String name,
        @Nullable List<String> permissions,
        DocSpaceUser owner,
        @Nullable Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        boolean active,
        boolean acceptedAfterExpiry) {

    /** Copies the scopes. */
    public DocSpaceKey {
        permissions = permissions == null ? null : List.copyOf(permissions);
    }

    /** An administrator's active key with these scopes, never used, without expiry. */
    public static DocSpaceKey of(String name, List<String> permissions) {
        return new DocSpaceKey(name, permissions, DocSpaceUser.admin("Administrator"), null, null, null, true, false);
    }

    /** An administrator's active key whose scopes were left out, which is full access. */
    public static DocSpaceKey unrestricted(String name) {
        return of(name, List.of()).withPermissions(null);
    }

    public DocSpaceKey withName(String newName) {
        return new DocSpaceKey(
                newName, permissions, owner, createdAt, expiresAt, lastUsedAt, active, acceptedAfterExpiry);
    }

    public DocSpaceKey withPermissions(@Nullable List<String> newPermissions) {
        return new DocSpaceKey(
                name, newPermissions, owner, createdAt, expiresAt, lastUsedAt, active, acceptedAfterExpiry);
    }

    public DocSpaceKey withOwner(DocSpaceUser newOwner) {
        return new DocSpaceKey(
                name, permissions, newOwner, createdAt, expiresAt, lastUsedAt, active, acceptedAfterExpiry);
    }

    public DocSpaceKey withCreation(Instant at) {
        return new DocSpaceKey(name, permissions, owner, at, expiresAt, lastUsedAt, active, acceptedAfterExpiry);
    }

    public DocSpaceKey withExpiry(Instant at) {
        return new DocSpaceKey(name, permissions, owner, createdAt, at, lastUsedAt, active, acceptedAfterExpiry);
    }

    public DocSpaceKey withLastUse(Instant at) {
        return new DocSpaceKey(name, permissions, owner, createdAt, expiresAt, at, active, acceptedAfterExpiry);
    }

    public DocSpaceKey withActive(boolean newActive) {
        return new DocSpaceKey(
                name, permissions, owner, createdAt, expiresAt, lastUsedAt, newActive, acceptedAfterExpiry);
    }

    /** The same key on a portal that is late in turning it off. */
    public DocSpaceKey withAcceptanceAfterExpiry() {
        return new DocSpaceKey(name, permissions, owner, createdAt, expiresAt, lastUsedAt, active, true);
    }
}
