package io.keyaudit.spi;

import io.keyaudit.ResourceAccess;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Follows what scopes imply, and what that implies. Scopes that imply each other mean the same. Immutable once made. */
final class ImpliedScopes {
    private final Map<String, ScopeInfo> rows;
    private final Function<String, Optional<ScopeInfo>> rules;
    private final Map<String, Set<ResourceAccess>> own = new HashMap<>();
    private final Map<String, ScopeInfo> closed;

    /**
     * @param rows the scopes with what they state themselves
     * @param rules what a name means that has no row
     * @throws IllegalArgumentException if a scope implies one that is not there
     */
    ImpliedScopes(Map<String, ScopeInfo> rows, Function<String, Optional<ScopeInfo>> rules) {
        this.rows = rows;
        this.rules = rules;
        Map<String, ScopeInfo> all = new LinkedHashMap<>();
        rows.values().forEach(row -> all.put(row.name(), close(row)));
        this.closed = Collections.unmodifiableMap(all);
    }

    /** Returns the scopes with all that they imply, in the order of their rows. */
    Map<String, ScopeInfo> closed() {
        return closed;
    }

    /** Returns the name of the row that grants the access to a key with the scope: its own, or the first implied. */
    String rowThatGrants(ScopeInfo scope, ResourceAccess access) {
        if (isOwn(scope.name(), access)) {
            return scope.name();
        }
        return scope.implies().stream()
                .filter(implied -> isOwn(implied, access))
                .findFirst()
                .orElse(scope.name());
    }

    private boolean isOwn(String row, ResourceAccess access) {
        return own.getOrDefault(row, Set.of()).contains(access);
    }

    private ScopeInfo close(ScopeInfo row) {
        Set<String> reached = new LinkedHashSet<>();
        Set<ResourceAccess> grants = new LinkedHashSet<>();
        Set<ResourceAccess> unclear = new LinkedHashSet<>();
        boolean unrestricted = false;
        Deque<ScopeInfo> next = new ArrayDeque<>(List.of(row));
        while (!next.isEmpty()) {
            ScopeInfo scope = next.remove();
            if (reached.add(scope.name())) {
                own.putIfAbsent(scope.name(), Set.copyOf(scope.grants()));
                grants.addAll(scope.grants());
                unclear.addAll(scope.unclear());
                unrestricted |= scope.unrestricted();
                scope.implies().forEach(implied -> next.add(implied(row, implied)));
            }
        }
        reached.remove(row.name());
        return new ScopeInfo(
                row.name(),
                row.meaning(),
                List.copyOf(grants),
                row.inferred(),
                List.copyOf(unclear),
                List.copyOf(reached),
                unrestricted,
                row.source());
    }

    private ScopeInfo implied(ScopeInfo by, String name) {
        return Optional.ofNullable(rows.get(name))
                .or(() -> rules.apply(name))
                .orElseThrow(() -> new IllegalArgumentException(
                        "scope \"" + by.name() + "\" implies \"" + name + "\", but there is no such scope"));
    }
}
