package io.keyaudit;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a key can do: one read/write pair per resource, sorted by resource. Immutable, and so safe for use by
 * several threads.
 *
 * <p>A set is total over the resources it lists: one without access is there as denied/denied. Of a resource it
 * does not list it says {@link Grant#UNKNOWN}, unless it is {@linkplain #unrestricted() unrestricted}.
 */
public final class PermissionSet {
    private final NavigableMap<String, Permission> byResource;
    private final boolean unrestricted;
    private final Function<ResourceAccess, Optional<Provenance>> provenance;

    private PermissionSet(
            NavigableMap<String, Permission> byResource,
            boolean unrestricted,
            Function<ResourceAccess, Optional<Provenance>> provenance) {
        this.byResource = byResource;
        this.unrestricted = unrestricted;
        this.provenance = provenance;
    }

    /**
     * Returns a set of exactly these pairs.
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
        return new PermissionSet(byResource, false, access -> Optional.empty());
    }

    /** Returns full access: to these resources, which are listed, and to every other, present and future. */
    public static PermissionSet unrestricted(Collection<String> resources) {
        NavigableMap<String, Permission> byResource = new TreeMap<>();
        for (String resource : resources) {
            byResource.put(resource, new Permission(resource, Grant.GRANTED, Grant.GRANTED));
        }
        return new PermissionSet(byResource, true, access -> Optional.empty());
    }

    /**
     * Returns this set with a function that finds out why an access has its grant. The function is asked only when
     * somebody wants to know, so that a set of many keys costs no more for it. It must be pure and thread-safe.
     */
    public PermissionSet withProvenance(Function<ResourceAccess, Optional<Provenance>> provenance) {
        return new PermissionSet(byResource, unrestricted, provenance);
    }

    /**
     * Returns why the access has its grant; empty if that was not kept, as in a set that was read from a file. Sets
     * with the same pairs are equal, whatever their provenance.
     */
    public Optional<Provenance> provenance(ResourceAccess access) {
        return provenance.apply(access);
    }

    /** Returns whether this is full access, which covers resources that do not exist yet. */
    public boolean unrestricted() {
        return unrestricted;
    }

    /** Returns the pairs, sorted by resource. */
    public List<Permission> permissions() {
        return List.copyOf(byResource.values());
    }

    /** Returns whether the resource is listed. */
    public boolean lists(String resource) {
        return byResource.containsKey(resource);
    }

    /** Returns whether the access is granted; never a guess. */
    public Grant grant(String resource, Access access) {
        Permission permission = byResource.get(resource);
        if (permission != null) {
            return permission.grant(access);
        }
        return unrestricted ? Grant.GRANTED : Grant.UNKNOWN;
    }

    /** Returns whether the access is granted; never a guess. */
    public Grant grant(ResourceAccess access) {
        return grant(access.resource(), access.access());
    }

    /** Returns every listed access with its grant, sorted by resource, reading before writing. */
    public Stream<AccessGrant> accesses() {
        return byResource.values().stream().mapMulti((pair, next) -> {
            for (Access access : Access.values()) {
                next.accept(new AccessGrant(new ResourceAccess(pair.resource(), access), pair.grant(access)));
            }
        });
    }

    /** Returns every access that this set or the other lists, in the same order. */
    public Stream<ResourceAccess> accessesWith(PermissionSet other) {
        return Stream.concat(accesses(), other.accesses())
                .map(AccessGrant::access)
                .distinct()
                .sorted(Comparator.comparing(ResourceAccess::resource).thenComparing(ResourceAccess::access));
    }

    /** Returns every listed access with the given grant, sorted. */
    public List<ResourceAccess> withGrant(Grant grant) {
        return accesses()
                .filter(access -> access.grant() == grant)
                .map(AccessGrant::access)
                .toList();
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

    /** Returns the pairs for people: {@code files rw, rooms r-, spaces ??}. */
    @Override
    public String toString() {
        String pairs = byResource.values().stream()
                .map(permission -> permission.resource() + " " + permission.pair())
                .collect(Collectors.joining(", "));
        return (unrestricted ? "unrestricted: " : "") + pairs;
    }
}
