package io.keyaudit.spi;

import io.keyaudit.PermissionSet;
import io.keyaudit.Provenance;
import io.keyaudit.ResourceAccess;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that a provider knows of a service's scopes, in one place: the resources, what touching each amounts to, and
 * which accesses each scope grants. Immutable, and so safe for use by several threads.
 *
 * <p>It says what an answer means: {@link #resolve(ScopeAnswer)}. The result is total over the table's resources. An
 * access is granted if anything in the answer grants it. It is unknown if anything leaves that open: a scope that the
 * table does not know and that might grant it, a scope whose effect is unclear, a flag that is missing. Otherwise it is
 * denied. So what is added to an answer never takes a grant away, and what is not known never becomes a denial.
 */
public final class ScopeTable {
    private final TableContents contents;
    private final EmptyList emptyList;
    private final Optional<String> upperBound;
    private final Set<String> neededToAsk;

    ScopeTable(ScopeTableBuilder builder) {
        this.contents = new TableContents(builder);
        this.emptyList = builder.emptyList;
        this.upperBound = builder.upperBound;
        this.neededToAsk = Set.copyOf(builder.neededToAsk);
    }

    /** Starts an empty table. */
    public static ScopeTableBuilder builder() {
        return new ScopeTableBuilder();
    }

    /** Returns the resources, in the table's order. */
    public List<ResourceInfo> resources() {
        return List.copyOf(contents.resources.values());
    }

    /** Returns the scopes that have a row of their own, in the table's order; none for a service that states pairs. */
    public List<ScopeInfo> scopes() {
        return List.copyOf(contents.scopes.closed().values());
    }

    /** Returns the rules for scopes with regular names, in the table's order. */
    public List<ScopeRule> rules() {
        return contents.rules.stream().map(ScopeRule.Compiled::rule).toList();
    }

    /** Returns what the table says of a resource. */
    public Optional<ResourceInfo> resource(String name) {
        return Optional.ofNullable(contents.resources.get(name));
    }

    /** Returns what the table says of an access; nothing for resources that it does not know. */
    public Optional<AccessInfo> access(ResourceAccess access) {
        return resource(access.resource()).map(resource -> resource.access(access.access()));
    }

    /** Returns what the table says of a scope, by its row or a rule, letter by letter; empty if it is not recognized. */
    public Optional<ScopeInfo> scope(String name) {
        return Optional.ofNullable(contents.scopes.closed().get(name)).or(() -> contents.byRule(name));
    }

    /** Returns the scopes with a row of their own that grant an access, in the table's order. */
    public List<ScopeInfo> granting(ResourceAccess access) {
        return contents.scopes.closed().values().stream()
                .filter(scope -> scope.grants(access))
                .toList();
    }

    /** Returns whether answers ever speak of an access, so that it can be known of some key whether it is granted. */
    public boolean reports(ResourceAccess access) {
        return contents.alwaysUnknown.get(access) != Provenance.Cause.NEVER_REPORTED;
    }

    /**
     * Returns why the service's answers overstate what a key can do, such as a role that narrows its scopes; empty if
     * they do not. It holds for every key of the service.
     */
    public Optional<String> upperBound() {
        return upperBound;
    }

    /** Returns whether a key that has the scope could not be asked about without it. */
    public boolean isNeededToAsk(String scope) {
        return neededToAsk.contains(scope);
    }

    /** Returns full access, as this service's resources show it. */
    public PermissionSet unrestricted() {
        return resolve(ScopeAnswer.fullAccess()).permissions();
    }

    /** Returns what an answer means. */
    public ScopeResolution resolve(ScopeAnswer answer) {
        return new Resolution(this, answer).result();
    }

    /**
     * Returns what a key with exactly these scopes can do, matching scopes letter by letter. An empty list means what
     * the table says.
     */
    public ScopeResolution resolve(Collection<String> nativeScopes) {
        if (!nativeScopes.isEmpty()) {
            return resolve(ScopeAnswer.list(nativeScopes));
        }
        return resolve(
                switch (emptyList) {
                    case NO_ACCESS -> ScopeAnswer.list(List.of());
                    case FULL_ACCESS -> ScopeAnswer.fullAccess();
                    case UNKNOWN -> ScopeAnswer.builder().build();
                });
    }

    TableContents contents() {
        return contents;
    }
}
