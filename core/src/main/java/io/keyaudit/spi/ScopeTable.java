package io.keyaudit.spi;

import io.keyaudit.Access;
import io.keyaudit.Grant;
import io.keyaudit.Permission;
import io.keyaudit.PermissionSet;
import io.keyaudit.ResourceAccess;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that a provider knows of a service's scopes, in one place: the resources, what touching each amounts to, and
 * which accesses each scope grants. Immutable.
 *
 * <p>A service answers in one of two ways. One lists scopes: {@link #resolve} says what they grant. Another states
 * pairs: {@link #complete} makes them total. Either way a scope that the table does not know is kept, and what it
 * might touch becomes unknown unless something else grants it.
 */
public final class ScopeTable {
    private final Map<String, ResourceInfo> resources;
    private final Map<String, ScopeInfo> scopes;
    private final @Nullable String catchAll;

    private ScopeTable(Builder builder) {
        this.resources = new LinkedHashMap<>(builder.resources);
        this.scopes = new LinkedHashMap<>(builder.scopes);
        this.catchAll = builder.catchAll;
    }

    /** Starts an empty table. */
    public static Builder builder() {
        return new Builder();
    }

    /** The resources, in the table's order. */
    public List<ResourceInfo> resources() {
        return List.copyOf(resources.values());
    }

    /** The scopes, in the table's order; none for a service that states pairs. */
    public List<ScopeInfo> scopes() {
        return List.copyOf(scopes.values());
    }

    /** What the table says of a resource. */
    public Optional<ResourceInfo> resource(String name) {
        return Optional.ofNullable(resources.get(name));
    }

    /** What the table says of an access; nothing for resources that it does not know. */
    public Optional<AccessInfo> access(ResourceAccess access) {
        return resource(access.resource()).map(resource -> resource.access(access.access()));
    }

    /** Full access, as this service's resources show it. */
    public PermissionSet unrestricted() {
        return PermissionSet.unrestricted(resources.keySet());
    }

    /** What a key with exactly these scopes may do, matching scopes letter by letter. */
    public ScopeResolution resolve(Collection<String> nativeScopes) {
        Set<ResourceAccess> granted = new HashSet<>();
        Set<String> clouded = new LinkedHashSet<>();
        Set<String> unrecognized = new LinkedHashSet<>();
        boolean full = false;
        for (String scope : nativeScopes) {
            ScopeInfo info = scopes.get(scope);
            if (info == null) {
                unrecognized.add(scope);
                clouded.addAll(mightTouch(scope));
            } else {
                granted.addAll(info.grants());
                full |= info.unrestricted();
            }
        }
        if (full) {
            return new ScopeResolution(unrestricted(), List.copyOf(unrecognized));
        }
        Set<String> listed = new LinkedHashSet<>(resources.keySet());
        listed.addAll(clouded);
        List<Permission> permissions = new ArrayList<>();
        for (String resource : listed) {
            Grant otherwise = clouded.contains(resource) ? Grant.UNKNOWN : Grant.DENIED;
            permissions.add(new Permission(
                    resource,
                    granted.contains(new ResourceAccess(resource, Access.READ)) ? Grant.GRANTED : otherwise,
                    granted.contains(new ResourceAccess(resource, Access.WRITE)) ? Grant.GRANTED : otherwise));
        }
        return new ScopeResolution(PermissionSet.of(permissions), List.copyOf(unrecognized));
    }

    /**
     * The pairs as the service states them, with those of the documented resources that it leaves out as unknown.
     *
     * @throws IllegalArgumentException if two pairs are for one resource
     */
    public ScopeResolution complete(Collection<Permission> answered) {
        List<Permission> permissions = new ArrayList<>(answered);
        Set<String> unrecognized = new LinkedHashSet<>();
        Set<String> stated = new HashSet<>();
        for (Permission permission : answered) {
            stated.add(permission.resource());
            if (!resources.containsKey(permission.resource())) {
                unrecognized.add(permission.resource());
            }
        }
        for (ResourceInfo resource : resources.values()) {
            if (resource.documented() && !stated.contains(resource.name())) {
                permissions.add(Permission.unknown(resource.name()));
            }
        }
        return new ScopeResolution(PermissionSet.of(permissions), List.copyOf(unrecognized));
    }

    /**
     * The resources that a scope nobody has heard of might touch, going by the part before its colon. A part that means
     * nothing to the table becomes a resource of its own; but until now such access stood under the catch-all, or under
     * what the part's name is a part of ({@code files.trash} or {@code files/trash} under {@code files}), so these are
     * clouded as well.
     */
    private Set<String> mightTouch(String scope) {
        String subject = subject(scope);
        if (subject.isBlank() || subject.contains("*")) {
            return resources.keySet();
        }
        Set<String> touched = family(subject);
        if (touched.isEmpty()) {
            touched.add(subject);
            if (catchAll != null) {
                touched.add(catchAll);
            }
            for (String whole : subjects()) {
                if (subject.startsWith(whole + ".") || subject.startsWith(whole + "/")) {
                    touched.addAll(family(whole));
                }
            }
        }
        return touched;
    }

    /** All that stands before the colon of a scope, or could. */
    private Set<String> subjects() {
        Set<String> subjects = new HashSet<>(resources.keySet());
        scopes.keySet().forEach(scope -> subjects.add(subject(scope)));
        return subjects;
    }

    private static String subject(String scope) {
        int colon = scope.indexOf(':');
        return colon < 0 ? scope : scope.substring(0, colon);
    }

    /** The resource of that name, and whatever known scopes touch that begin with it; empty if it means nothing. */
    private Set<String> family(String subject) {
        Set<String> touched = new LinkedHashSet<>();
        if (resources.containsKey(subject)) {
            touched.add(subject);
        }
        for (ScopeInfo known : scopes.values()) {
            if (known.name().startsWith(subject + ":")) {
                known.grants().forEach(access -> touched.add(access.resource()));
                if (known.unrestricted()) {
                    touched.addAll(resources.keySet());
                }
            }
        }
        return touched;
    }

    /** Builds a table. Not thread-safe. */
    public static final class Builder {
        private final Map<String, ResourceInfo> resources = new LinkedHashMap<>();
        private final Map<String, ScopeInfo> scopes = new LinkedHashMap<>();
        private @Nullable String catchAll;

        private Builder() {}

        /**
         * Adds a resource.
         *
         * @throws IllegalArgumentException if the name is blank or was added before
         */
        public Builder resource(String name, AccessInfo read, AccessInfo write) {
            return resource(new ResourceInfo(name, true, read, write));
        }

        /**
         * Adds a resource that was seen in answers that state pairs, but is not documented, so that they may leave it
         * out.
         *
         * @throws IllegalArgumentException if the name is blank or was added before
         */
        public Builder undocumentedResource(String name, AccessInfo read, AccessInfo write) {
            return resource(new ResourceInfo(name, false, read, write));
        }

        private Builder resource(ResourceInfo resource) {
            if (resources.put(resource.name(), resource) != null) {
                throw new IllegalArgumentException("two resources \"" + resource.name() + "\"");
            }
            return this;
        }

        /**
         * Adds a scope that grants these accesses, written like {@code files:read}.
         *
         * @throws IllegalArgumentException if the scope was added before or an access is not written so
         */
        public Builder scope(String name, String meaning, String... grants) {
            List<ResourceAccess> accesses =
                    Arrays.stream(grants).map(ResourceAccess::parse).toList();
            return scope(new ScopeInfo(name, meaning, accesses, false));
        }

        /**
         * Adds a scope that grants everything, including what does not exist yet.
         *
         * @throws IllegalArgumentException if the scope was added before
         */
        public Builder unrestrictedScope(String name, String meaning) {
            return scope(new ScopeInfo(name, meaning, List.of(), true));
        }

        /** Names the resource that stands for everything without a resource of its own. */
        public Builder catchAll(String resource) {
            catchAll = resource;
            return this;
        }

        /**
         * The table.
         *
         * @throws IllegalArgumentException if a scope grants access to a resource that was not added
         */
        public ScopeTable build() {
            for (ScopeInfo scope : scopes.values()) {
                for (ResourceAccess access : scope.grants()) {
                    if (!resources.containsKey(access.resource())) {
                        throw new IllegalArgumentException(
                                "scope \"" + scope.name() + "\" grants " + access + ", but there is no such resource");
                    }
                }
            }
            if (catchAll != null && !resources.containsKey(catchAll)) {
                throw new IllegalArgumentException("catch-all \"" + catchAll + "\" is not a resource");
            }
            return new ScopeTable(this);
        }

        private Builder scope(ScopeInfo scope) {
            if (scopes.put(scope.name(), scope) != null) {
                throw new IllegalArgumentException("two scopes \"" + scope.name() + "\"");
            }
            return this;
        }
    }
}
