package io.keyaudit.policy;

import io.keyaudit.Grant;
import io.keyaudit.KeySnapshot;
import io.keyaudit.PermissionSet;
import io.keyaudit.ResourceAccess;
import java.util.List;

/**
 * What a key can do, for comparison with other keys of the same service. Immutable.
 *
 * @param permissions what it can do
 * @param certain whether that is all known
 */
record KeyContent(PermissionSet permissions, boolean certain) {
    /** Returns the content of a key. Full access is one content, whatever is listed. */
    static KeyContent of(KeySnapshot key) {
        PermissionSet permissions = key.permissions();
        if (permissions.unrestricted()) {
            return new KeyContent(PermissionSet.unrestricted(List.of()), true);
        }
        boolean certain = key.unrecognizedScopes().isEmpty()
                && permissions.withGrant(Grant.UNKNOWN).isEmpty();
        return new KeyContent(permissions, certain);
    }

    /** Returns whether two keys with these contents can do the same. */
    Truth sameAs(KeyContent other) {
        boolean unknown = !certain || !other.certain;
        for (ResourceAccess access : permissions.accessesWith(other.permissions).toList()) {
            Grant here = permissions.grant(access);
            Grant there = other.permissions.grant(access);
            if (here == Grant.UNKNOWN || there == Grant.UNKNOWN) {
                unknown = true;
            } else if (here != there) {
                return Truth.NO;
            }
        }
        return unknown ? Truth.UNKNOWN : Truth.of(permissions.unrestricted() == other.permissions.unrestricted());
    }
}
