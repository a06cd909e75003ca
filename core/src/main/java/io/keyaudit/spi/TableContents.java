package io.keyaudit.spi;

import io.keyaudit.Access;
import io.keyaudit.Provenance.Cause;
import io.keyaudit.ResourceAccess;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a builder holds, checked and worked out: patterns expanded, implied scopes followed. Immutable once made. */
final class TableContents {
    final Map<String, ResourceInfo> resources;
    final List<ResourceAccess> accesses;
    final List<ScopeRule.Compiled> rules;
    final ImpliedScopes scopes;
    final Set<ResourceAccess> always;
    final Map<ResourceAccess, Cause> alwaysUnknown = new LinkedHashMap<>();
    final UnrecognizedNames unrecognized;

    /** What some scope grants, and of which it is not known whether a read-only key with that scope has it. */
    final Set<ResourceAccess> unclearIfReadOnly = new HashSet<>();

    /** The resources that scopes grant or might grant. */
    final Set<String> grantedByScope = new HashSet<>();

    TableContents(ScopeTableBuilder builder) {
        resources = Collections.unmodifiableMap(new LinkedHashMap<>(builder.resources));
        accesses = resources.keySet().stream()
                .flatMap(resource -> Stream.of(Access.values()).map(access -> new ResourceAccess(resource, access)))
                .toList();
        rules = builder.rules.stream().map(ScopeRule::compiled).toList();
        Map<String, ScopeInfo> rows = new LinkedHashMap<>();
        builder.rows.forEach((name, row) -> rows.put(name, info(name, row)));
        scopes = new ImpliedScopes(rows, this::byRule);
        always = Set.copyOf(expand("every key is granted", builder.always));
        expand("never reported is", builder.neverReported)
                .forEach(access -> alwaysUnknown.put(access, Cause.NEVER_REPORTED));
        expand("not denied is", builder.denialUnproven)
                .forEach(access -> alwaysUnknown.putIfAbsent(access, Cause.DENIAL_UNPROVEN));
        rows.values().forEach(info -> {
            grantedByScope.addAll(resources(info));
            info.unclear().stream().filter(info::grants).forEach(unclearIfReadOnly::add);
        });
        rules.forEach(rule -> grantedByScope.addAll(rule.rule().resources()));
        checkRules();
        checkEveryResourceCanBeReported();
        unrecognized = unrecognized(builder);
    }

    /** Returns what a name means by the first rule that fits. */
    Optional<ScopeInfo> byRule(String name) {
        return name.length() > FoldedName.LONGEST
                ? Optional.empty()
                : rules.stream().flatMap(rule -> rule.find(name).stream()).findFirst();
    }

    private ScopeInfo info(String name, ScopeRow row) {
        String what = "scope \"" + name + "\" ";
        if (row.isEmpty()) {
            throw new IllegalArgumentException(what + "grants nothing; if that is so, say noAccess()");
        }
        return new ScopeInfo(
                name,
                row.meaning,
                expand(what + "grants", row.grants),
                expand(what + "grants", row.inferred),
                expand(what + "might grant", row.unclear),
                row.implies,
                row.reach == ScopeRow.Reach.UNRESTRICTED,
                row.source);
    }

    private List<ResourceAccess> expand(String what, Collection<String> accesses) {
        return AccessNotation.expand(what, accesses, resources.keySet());
    }

    private UnrecognizedNames unrecognized(ScopeTableBuilder builder) {
        if (builder.catchAll != null && !resources.containsKey(builder.catchAll)) {
            throw new IllegalArgumentException("catch-all \"" + builder.catchAll + "\" is not a resource");
        }
        List<NameTemplate> templates = new ArrayList<>();
        rules.forEach(rule -> templates.add(rule.inAnyCase()));
        (builder.templates.isEmpty() ? List.of("{subject}:*") : builder.templates)
                .forEach(template -> templates.add(NameTemplate.locating(template)));
        UnrecognizedNames names = new UnrecognizedNames(resources.keySet(), templates, builder.catchAll, builder.reach);
        rules.forEach(rule -> rule.subjects().forEach((subject, resource) -> names.learn(subject, List.of(resource))));
        scopes.closed().forEach((name, info) -> names.learnScope(name, resources(info)));
        return names;
    }

    private Collection<String> resources(ScopeInfo info) {
        if (info.unrestricted()) {
            return resources.keySet();
        }
        return Stream.concat(info.grants().stream(), info.unclear().stream())
                .map(ResourceAccess::resource)
                .distinct()
                .toList();
    }

    private void checkRules() {
        for (ScopeRule.Compiled rule : rules) {
            for (String resource : rule.rule().resources()) {
                if (!resources.containsKey(resource)) {
                    throw new IllegalArgumentException(
                            "rule \"" + rule.rule() + "\" grants " + resource + ", but there is no such resource");
                }
            }
        }
    }

    /** A resource that no scope can grant would be denied to every key. */
    private void checkEveryResourceCanBeReported() {
        if (scopes.closed().isEmpty() && rules.isEmpty()) {
            return; // The service states pairs.
        }
        for (String resource : resources.keySet()) {
            boolean decided = grantedByScope.contains(resource)
                    || Stream.of(Access.values())
                            .map(access -> new ResourceAccess(resource, access))
                            .anyMatch(access -> always.contains(access) || alwaysUnknown.containsKey(access));
            if (!decided) {
                throw new IllegalArgumentException("no scope grants \"" + resource
                        + "\"; if answers do not speak of it, say neverReported(\"" + resource + ":rw\")");
            }
        }
    }
}
