package io.keyaudit.spi;

import io.keyaudit.Access;
import io.keyaudit.Grant;
import io.keyaudit.Permission;
import io.keyaudit.PermissionSet;
import io.keyaudit.Provenance;
import io.keyaudit.Provenance.Cause;
import io.keyaudit.Provenance.Source;
import io.keyaudit.ResourceAccess;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides about every access by one table and one answer. A grant outweighs every doubt, and a doubt every denial.
 * Immutable once made.
 */
final class Resolution {
    private final ScopeTable table;
    private final TableContents contents;
    private final ScopeAnswer answer;

    /** What the key's scopes grant, leave unclear, grant but for a read-only key, and might grant, not being known. */
    private final Map<ResourceAccess, List<Source>> grants = new HashMap<>();

    private final Map<ResourceAccess, List<Source>> unclear = new HashMap<>();
    private final Map<ResourceAccess, List<Source>> readOnly = new HashMap<>();
    private final Map<ResourceAccess, List<Source>> clouds = new HashMap<>();

    private final Set<String> unrecognized = new LinkedHashSet<>();
    private final Set<String> named = new HashSet<>();
    private final Set<String> listed = new LinkedHashSet<>();

    /** The resources that nothing but an unrecognized scope speaks of. */
    private final Set<String> supposed = new LinkedHashSet<>();

    private boolean fullAccess;
    private final boolean silent;

    Resolution(ScopeTable table, ScopeAnswer answer) {
        this.table = table;
        this.contents = table.contents();
        this.answer = answer;
        this.fullAccess = answer.fullAccess;
        this.silent = answer.speaksOfNone(table);
        answer.held.forEach((scope, writes) ->
                table.scope(scope).ifPresentOrElse(info -> hold(scope, info, writes), () -> cloud(scope, writes)));
        answer.stated.forEach(this::state);
        supposed.removeAll(listed);
        listed.addAll(supposed);
        for (ResourceInfo resource : contents.resources.values()) {
            if (resource.documented() || named.contains(resource.name())) {
                listed.add(resource.name());
            }
        }
    }

    private void hold(String scope, ScopeInfo info, Grant writes) {
        fullAccess |= info.unrestricted() && writes == Grant.GRANTED;
        for (ResourceAccess access : info.unrestricted() ? contents.accesses : info.grants()) {
            Grant way = access.access() == Access.WRITE ? writes : Grant.GRANTED;
            Map<ResourceAccess, List<Source>> to = switch (way) {
                case GRANTED -> grants;
                case UNKNOWN -> unclear;
                case DENIED -> readOnly;
            };
            add(to, access, new Source(scope, contents.scopes.rowThatGrants(info, access)));
        }
        for (ResourceAccess access : info.unclear()) {
            add(unclear, access, new Source(scope, scope));
        }
        Stream.of(info.grants(), info.unclear()).flatMap(List::stream).forEach(access -> named.add(access.resource()));
    }

    private void cloud(String scope, Grant writes) {
        unrecognized.add(scope);
        Source source = new Source(scope, scope);
        for (String resource : contents.unrecognized.touchedBy(scope)) {
            if (!contents.resources.containsKey(resource)) {
                supposed.add(resource);
            }
            add(clouds, new ResourceAccess(resource, Access.READ), source);
            ResourceAccess write = new ResourceAccess(resource, Access.WRITE);
            if (writes != Grant.DENIED || contents.unclearIfReadOnly.contains(write)) {
                add(clouds, write, source);
            }
        }
    }

    private void state(ResourceAccess access, Grant grant) {
        String resource = access.resource();
        listed.add(resource);
        if (!contents.resources.containsKey(resource)) {
            unrecognized.add(resource);
            if (grant != Grant.DENIED) {
                for (String other : contents.unrecognized.lookalikes(resource)) {
                    add(clouds, new ResourceAccess(other, access.access()), new Source(resource, resource));
                }
            }
        }
    }

    private static void add(Map<ResourceAccess, List<Source>> to, ResourceAccess access, Source source) {
        to.computeIfAbsent(access, absent -> new ArrayList<>(1)).add(source);
    }

    /** Returns what the answer means. */
    ScopeResolution result() {
        PermissionSet permissions = fullAccess && answer.restricted.isEmpty()
                ? PermissionSet.unrestricted(listed.stream()
                        .filter(resource -> !supposed.contains(resource))
                        .toList())
                : PermissionSet.of(listed.stream().map(this::pair).toList());
        return new ScopeResolution(
                permissions.withProvenance(new Explanations(table, answer)::of), List.copyOf(unrecognized));
    }

    private Permission pair(String resource) {
        return new Permission(
                resource,
                decide(new ResourceAccess(resource, Access.READ)).cause().grant(),
                decide(new ResourceAccess(resource, Access.WRITE)).cause().grant());
    }

    /** Returns what decides about the access. */
    Provenance decide(ResourceAccess access) {
        Optional<Provenance> granted = granted(access);
        if (granted.isPresent()) {
            List<Source> restricting = restricting(access);
            return restricting.isEmpty() ? granted.get() : new Provenance(Cause.RESTRICTED, restricting);
        }
        return doubt(access).orElseGet(() -> denied(access));
    }

    /** Returns why the access is granted, with all that grants it; empty if nothing does. */
    private Optional<Provenance> granted(ResourceAccess access) {
        if (contents.always.contains(access)) {
            return Optional.of(Provenance.of(Cause.EVERY_KEY));
        }
        List<Source> sources = grants.getOrDefault(access, List.of());
        if (fullAccess) {
            return Optional.of(new Provenance(Cause.FULL_ACCESS, sources));
        }
        if (answer.stated.get(access) == Grant.GRANTED) {
            return Optional.of(
                    sources.isEmpty()
                            ? stated(Cause.STATED_GRANT, access)
                            : new Provenance(
                                    Cause.SCOPE,
                                    Stream.concat(sources.stream(), Stream.of(statement(access)))
                                            .toList()));
        }
        return sources.isEmpty() ? Optional.empty() : Optional.of(new Provenance(Cause.SCOPE, sources));
    }

    private List<Source> restricting(ResourceAccess access) {
        return answer.restricted.stream()
                .filter(scope -> table.scope(scope)
                        .map(info -> info.mightGrant(access))
                        .orElseGet(() -> contents.unrecognized.touchedBy(scope).contains(access.resource())))
                .map(scope -> new Source(scope, scope))
                .toList();
    }

    /** Returns why the access is unknown, beginning with what is so for every key; empty if it is not. */
    private Optional<Provenance> doubt(ResourceAccess access) {
        Cause always = contents.alwaysUnknown.get(access);
        if (always != null) {
            return Optional.of(Provenance.of(always));
        }
        Grant stated = answer.stated.get(access);
        if (stated == Grant.UNKNOWN) {
            return Optional.of(stated(Cause.NOT_ANSWERED, access));
        }
        if (stated == null) {
            List<Source> unanswered = unanswered(access);
            if (!unanswered.isEmpty() || isLeftOut(access)) {
                return Optional.of(new Provenance(Cause.NOT_ANSWERED, unanswered));
            }
        }
        if (clouds.containsKey(access)) {
            return Optional.of(new Provenance(Cause.UNRECOGNIZED, clouds.get(access)));
        }
        return Optional.ofNullable(unclear.get(access)).map(sources -> new Provenance(Cause.UNCLEAR, sources));
    }

    /** Returns the scopes of which the answer does not say whether the key has them, and that might grant the access. */
    private List<Source> unanswered(ResourceAccess access) {
        if (answer.isCompleteFor("")) {
            return List.of();
        }
        return contents.scopes.closed().values().stream()
                .filter(info -> info.mightGrant(access) && !answer.speaksOf(info.name()))
                .map(info -> new Source(info.name(), info.name()))
                .toList();
    }

    /** Returns whether nothing in the answer speaks of the access, neither a list of scopes nor a pair. */
    private boolean isLeftOut(ResourceAccess access) {
        if (!listed.contains(access.resource()) || silent) {
            return true;
        }
        if (answer.isCompleteFor("")) {
            return false;
        }
        return contents.rules.stream()
                        .anyMatch(rule -> rule.canGrant(access)
                                && !answer.isCompleteFor(rule.names().beginning()))
                || (!contents.grantedByScope.contains(access.resource()) && !clouds.containsKey(access));
    }

    private Provenance denied(ResourceAccess access) {
        if (readOnly.containsKey(access)) {
            return new Provenance(Cause.READ_ONLY, readOnly.get(access));
        }
        if (answer.stated.containsKey(access)) {
            return stated(Cause.STATED_DENIAL, access);
        }
        List<Source> refused = answer.notHeld.stream()
                .flatMap(scope -> table.scope(scope).stream())
                .filter(info -> info.grants(access))
                .map(info -> new Source(info.name(), info.name()))
                .toList();
        return refused.isEmpty() ? Provenance.of(Cause.NOT_LISTED) : new Provenance(Cause.STATED_DENIAL, refused);
    }

    private Provenance stated(Cause cause, ResourceAccess access) {
        return new Provenance(cause, List.of(statement(access)));
    }

    private Source statement(ResourceAccess access) {
        String resource = access.resource();
        return new Source(answer.wording.getOrDefault(resource, resource), resource);
    }
}
