package io.keyaudit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a key may do: one read/write pair per resource, sorted by resource. Immutable, and so safe for use by
 * several threads.
 *
 * <p>A set is total over the resources it lists: one without access is there as denied/denied. Of a resource it
 * does not list it says {@link Grant#UNKNOWN}, unless it is {@linkplain #unrestricted() unrestricted}.
 */
public final class PermissionSet {
    private final NavigableMap<String, Permission> byResource;
    private final boolean unrestricted;

    private PermissionSet(NavigableMap<String, Permission> byResource, boolean unrestricted) {
        this.byResource = byResource;
        this.unrestricted = unrestricted;
    }

    /**
     * A set of exactly these pairs.
     *
     * @throws IllegalArgumentException if two pairs are for one resource
     */
    public static PermissionSet of(Collection<Permission> permissions) {
        NavigableMap<String, Permission> byResource = new TreeMap<>();
        for (Permission permission : permissions) {
            if (byResource.put(permission.resource(), permission) != null) {
                throw new IllegalArgumentException("two pairs for resource \"" + permission.resource() + "\"");
            }
        }
        return new PermissionSet(byResource, false);
    }

    /** Full access: to these resources, which are listed, and to every other, present and future. */
    public static PermissionSet unrestricted(Collection<String> resources) {
        NavigableMap<String, Permission> byResource = new TreeMap<>();
        for (String resource : resources) {
            byResource.put(resource, new Permission(resource, Grant.GRANTED, Grant.GRANTED));
        }
        return new PermissionSet(byResource, true);
    }

    /** Whether this is full access, which covers resources that nobody has heard of yet. */
    public boolean unrestricted() {
        return unrestricted;
    }

    /** The pairs, sorted by resource. */
    public List<Permission> permissions() {
        return List.copyOf(byResource.values());
    }

    /** Whether the resource is listed. */
    public boolean lists(String resource) {
        return byResource.containsKey(resource);
    }

    /** Whether the access is granted; never a guess. */
    public Grant grant(String resource, Access access) {
        Permission permission = byResource.get(resource);
        if (permission != null) {
            return permission.grant(access);
        }
        return unrestricted ? Grant.GRANTED : Grant.UNKNOWN;
    }

    /** Whether the access is granted; never a guess. */
    public Grant grant(ResourceAccess access) {
        return grant(access.resource(), access.access());
    }

    /** Every listed access with the given grant, sorted. */
    public List<ResourceAccess> withGrant(Grant grant) {
        List<ResourceAccess> found = new ArrayList<>();
        for (Permission permission : byResource.values()) {
            for (Access access : Access.values()) {
                if (permission.grant(access) == grant) {
                    found.add(new ResourceAccess(permission.resource(), access));
                }
            }
        }
        return List.copyOf(found);
    }

    /** What either set grants. A resource that only one of them lists is as uncertain as the other leaves it. */
    public PermissionSet union(PermissionSet other) {
        return combine(other, Grant::or, unrestricted || other.unrestricted);
    }

    /** What this set grants and the other does not. */
    public PermissionSet difference(PermissionSet other) {
        return combine(other, Grant::butNot, false);
    }

    /**
     * Whether this set for certain grants all that the other grants or may grant: an access that is unknown in the
     * other must be granted here. That goes for every resource which either of them lists.
     */
    public boolean covers(PermissionSet other) {
        if (unrestricted) {
            return true;
        }
        PermissionSet uncovered = other.difference(this);
        return !other.unrestricted
                && uncovered.withGrant(Grant.GRANTED).isEmpty()
                && uncovered.withGrant(Grant.UNKNOWN).isEmpty();
    }

    private PermissionSet combine(PermissionSet other, BinaryOperator<Grant> operator, boolean unrestrictedResult) {
        TreeSet<String> resources = new TreeSet<>(byResource.keySet());
        resources.addAll(other.byResource.keySet());
        NavigableMap<String, Permission> combined = new TreeMap<>();
        for (String resource : resources) {
            combined.put(
                    resource,
                    new Permission(
                            resource,
                            operator.apply(grant(resource, Access.READ), other.grant(resource, Access.READ)),
                            operator.apply(grant(resource, Access.WRITE), other.grant(resource, Access.WRITE))));
        }
        return new PermissionSet(combined, unrestrictedResult);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PermissionSet that
                && unrestricted == that.unrestricted
                && byResource.equals(that.byResource);
    }

    @Override
    public int hashCode() {
        return Objects.hash(byResource, unrestricted);
    }

    /** For people: {@code files rw, rooms r-, spaces ??}. */
    @Override
    public String toString() {
        String pairs = byResource.values().stream()
                .map(permission -> permission.resource() + " " + permission.pair())
                .collect(Collectors.joining(", "));
        return (unrestricted ? "unrestricted: " : "") + pairs;
    }
}
