package io.keyaudit.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Who a DocSpace key belongs to. Users with one id share their rate limits. Immutable.
 *
 * @param disabled a disabled user's keys are answered 401
 */
public record DocSpaceUser(UUID id, String displayName, Role role, boolean disabled) {

    /** What a user can do in the portal; it bounds what the user's keys can do. */
    public enum Role {
        /** Everything. */
        ADMIN,
        /** Cannot change people, groups or the portal. */
        USER,
        /** Cannot see people and groups either. */
        GUEST
    }

    /** Returns an enabled administrator; the id follows from the name. */
    public static DocSpaceUser admin(String displayName) {
        return of(displayName, Role.ADMIN);
    }

    /** Returns an enabled plain user; the id follows from the name. */
    public static DocSpaceUser user(String displayName) {
        return of(displayName, Role.USER);
    }

    /** Returns an enabled guest; the id follows from the name. */
    public static DocSpaceUser guest(String displayName) {
        return of(displayName, Role.GUEST);
    }

    /** Returns the same user, shut out. */
    public DocSpaceUser withDisabled() {
        return new DocSpaceUser(id, displayName, role, true);
    }

    private static DocSpaceUser of(String displayName, Role role) {
        UUID id = UUID.nameUUIDFromBytes(displayName.getBytes(StandardCharsets.UTF_8));
        return new DocSpaceUser(id, displayName, role, false);
    }
}
