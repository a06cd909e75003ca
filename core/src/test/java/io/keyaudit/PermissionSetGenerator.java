package io.keyaudit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random permission sets over a few resources, the same for the same seed. */
final class PermissionSetGenerator {
    static final List<String> RESOURCES = List.of("accounts", "files", "groups", "rooms");

    private static final List<Grant> CERTAIN = List.of(Grant.GRANTED, Grant.DENIED);

    private final Random random;

    PermissionSetGenerator(long seed) {
        random = new Random(seed);
    }

    /** Any set: partial or total, certain or not, now and then unrestricted. */
    PermissionSet any() {
        List<String> listed = new ArrayList<>(RESOURCES);
        listed.removeIf(resource -> random.nextInt(4) == 0);
        return random.nextInt(8) == 0
                ? PermissionSet.unrestricted(listed)
                : restricted(listed, List.of(Grant.values()));
    }

    /** A set that is certain of every resource. */
    PermissionSet certain() {
        return random.nextInt(8) == 0 ? PermissionSet.unrestricted(RESOURCES) : restricted(RESOURCES, CERTAIN);
    }

    /** The set, where some of what it does not know has been found out. */
    PermissionSet informed(PermissionSet set) {
        if (set.unrestricted()) {
            return set;
        }
        List<Permission> permissions = new ArrayList<>();
        for (String resource : RESOURCES) {
            if (set.lists(resource) || random.nextBoolean()) {
                permissions.add(new Permission(
                        resource,
                        informed(set.grant(resource, Access.READ)),
                        informed(set.grant(resource, Access.WRITE))));
            }
        }
        return PermissionSet.of(permissions);
    }

    private Grant informed(Grant grant) {
        return grant == Grant.UNKNOWN && random.nextBoolean() ? anyOf(CERTAIN) : grant;
    }

    private PermissionSet restricted(List<String> resources, List<Grant> grants) {
        return PermissionSet.of(resources.stream()
                .map(resource -> new Permission(resource, anyOf(grants), anyOf(grants)))
                .toList());
    }

    private Grant anyOf(List<Grant> grants) {
        return grants.get(random.nextInt(grants.size()));
    }
}
