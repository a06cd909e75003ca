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
import java.util.LinkedHashMap;
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
    private final Map<String, ScopeInfo> held = new LinkedHashMap<>();
    private final Set<String> unrecognized = new LinkedHashSet<>();
    private final Map<ResourceAccess, List<Source>> clouds = new HashMap<>();
    private final Set<String> listed = new LinkedHashSet<>();

    /** The resources that nothing but an unrecognized scope speaks of. */
    private final Set<String> supposed = new LinkedHashSet<>();

    Resolution(ScopeTable table, ScopeAnswer answer) {
        this.table = table;
        this.contents = table.contents();
        this.answer = answer;
        answer.held.forEach(this::hold);
        answer.stated.forEach(this::state);
        supposed.removeAll(listed);
        listed.addAll(supposed);
        for (ResourceInfo resource : table.resources()) {
            if (resource.documented() || isNamed(resource.name())) {
                listed.add(resource.name());
            }
        }
    }

    private void hold(String scope, Grant writes) {
        Optional<ScopeInfo> info = table.scope(scope);
        if (info.isPresent()) {
            held.put(scope, info.get());
            return;
        }
        unrecognized.add(scope);
        for (String resource : contents.unrecognized.touchedBy(scope)) {
            if (table.resource(resource).isEmpty()) {
                supposed.add(resource);
            }
            cloud(resource, Access.READ, scope);
            if (writes != Grant.DENIED) {
                cloud(resource, Access.WRITE, scope);
            }
        }
    }

    private void state(ResourceAccess access, Grant grant) {
        listed.add(access.resource());
        if (table.resource(access.resource()).isEmpty()) {
            unrecognized.add(access.resource());
            if (grant != Grant.DENIED) {
                contents.unrecognized
                        .lookalikes(access.resource())
                        .forEach(resource -> cloud(resource, access.access(), access.resource()));
            }
        }
    }

    private void cloud(String resource, Access access, String scope) {
        clouds.computeIfAbsent(new ResourceAccess(resource, access), absent -> new ArrayList<>())
                .add(new Source(scope, scope));
    }

    private boolean isNamed(String resource) {
        return held.values().stream()
                .flatMap(info -> Stream.concat(info.grants().stream(), info.unclear().stream()))
                .anyMatch(access -> access.resource().equals(resource));
    }

    /** Returns what the answer means. */
    ScopeResolution result() {
        boolean unrestricted = answer.restricted.isEmpty()
                && (answer.fullAccess || held.values().stream().anyMatch(this::isFullAccess));
        PermissionSet permissions = unrestricted
                ? PermissionSet.unrestricted(listed.stream()
                        .filter(resource -> !supposed.contains(resource))
                        .toList())
                : PermissionSet.of(listed.stream().map(this::pair).toList());
        return new ScopeResolution(permissions.withProvenance(this::provenance), List.copyOf(unrecognized));
    }

    private Permission pair(String resource) {
        return new Permission(
                resource,
                decide(new ResourceAccess(resource, Access.READ)).cause().grant(),
                decide(new ResourceAccess(resource, Access.WRITE)).cause().grant());
    }

    private boolean isFullAccess(ScopeInfo info) {
        return info.unrestricted() && answer.held.get(info.name()) == Grant.GRANTED;
    }

    private Optional<Provenance> provenance(ResourceAccess access) {
        return Optional.of(decide(access));
    }

    private Provenance decide(ResourceAccess access) {
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
        List<Source> sources = sources(access, Grant.GRANTED);
        if (answer.fullAccess || held.values().stream().anyMatch(this::isFullAccess)) {
            return Optional.of(new Provenance(Cause.FULL_ACCESS, sources));
        }
        Cause cause = sources.isEmpty() ? Cause.STATED_GRANT : Cause.SCOPE;
        if (answer.stated.get(access) == Grant.GRANTED) {
            sources.add(statement(access));
        }
        return sources.isEmpty() ? Optional.empty() : Optional.of(new Provenance(cause, sources));
    }

    /** Returns the held scopes that grant the access to keys that can write, where the answer says this of writing. */
    private List<Source> sources(ResourceAccess access, Grant writes) {
        List<Source> sources = new ArrayList<>();
        held.forEach((scope, info) -> {
            Grant way = access.access() == Access.WRITE ? answer.held.get(scope) : Grant.GRANTED;
            if (way == writes && info.grants(access)) {
                sources.add(new Source(scope, contents.scopes.rowThatGrants(info, access)));
            }
        });
        return sources;
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
        Optional<Cause> always = Optional.ofNullable(contents.alwaysUnknown.get(access));
        if (always.isPresent()) {
            return always.map(Provenance::of);
        }
        if (answer.stated.get(access) == Grant.UNKNOWN) {
            return Optional.of(stated(Cause.NOT_ANSWERED, access));
        }
        if (!answer.stated.containsKey(access)) {
            List<Source> silent = silent(access);
            if (!silent.isEmpty() || isLeftOut(access)) {
                return Optional.of(new Provenance(Cause.NOT_ANSWERED, silent));
            }
        }
        List<Source> clouding = clouds.getOrDefault(access, List.of());
        if (!clouding.isEmpty()) {
            return Optional.of(new Provenance(Cause.UNRECOGNIZED, clouding));
        }
        List<Source> unclear = new ArrayList<>(sources(access, Grant.UNKNOWN));
        held.forEach((scope, info) -> {
            if (info.unclear().contains(access)) {
                unclear.add(new Source(scope, scope));
            }
        });
        return unclear.isEmpty() ? Optional.empty() : Optional.of(new Provenance(Cause.UNCLEAR, unclear));
    }

    /** Returns the scopes of which the answer does not say whether the key has them, and that might grant the access. */
    private List<Source> silent(ResourceAccess access) {
        if (answer.isCompleteFor("")) {
            return List.of();
        }
        return table.scopes().stream()
                .filter(info -> info.mightGrant(access) && !answer.speaksOf(info.name()))
                .map(info -> new Source(info.name(), info.name()))
                .toList();
    }

    /** Returns whether nothing in the answer speaks of the access, neither a list of scopes nor a pair. */
    private boolean isLeftOut(ResourceAccess access) {
        if (!listed.contains(access.resource()) || answer.speaksOfNone(table)) {
            return true;
        }
        if (answer.isCompleteFor("")) {
            return false;
        }
        return hasUnansweredRule(access)
                || (!contents.grantedByScope.contains(access.resource()) && !clouds.containsKey(access));
    }

    private boolean hasUnansweredRule(ResourceAccess access) {
        return contents.rules.stream()
                .anyMatch(rule -> rule.canGrant(access)
                        && !answer.isCompleteFor(rule.names().beginning()));
    }

    private Provenance denied(ResourceAccess access) {
        List<Source> readOnly = sources(access, Grant.DENIED);
        if (!readOnly.isEmpty()) {
            return new Provenance(Cause.READ_ONLY, readOnly);
        }
        if (answer.stated.get(access) == Grant.DENIED) {
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
