package io.keyaudit.formats.html;

import io.keyaudit.Access;
import io.keyaudit.Grant;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Permission;
import io.keyaudit.PermissionSet;
import io.keyaudit.spi.ResourceInfo;
import io.keyaudit.spi.ScopeTable;
import java.util.List;
import java.util.Optional;

/** Every access of the keys of one provider, a row for each key. Not thread-safe. */
final class Matrix implements AutoCloseable {
    private static final Template ROW = Template.read("matrix-row.html");

    private final Optional<ScopeTable> scopes;
    private final List<String> resources;
    private final TempBuffer rows = new TempBuffer();
    private boolean others;

    /** @param scopes the provider's table, if the provider is known */
    Matrix(Optional<ScopeTable> scopes) {
        this.scopes = scopes;
        this.resources = scopes.stream()
                .flatMap(table -> table.resources().stream())
                .map(ResourceInfo::name)
                .toList();
    }

    /** Adds a key, with its values. */
    void add(KeySnapshot key, Values values) {
        PermissionSet permissions = key.permissions();
        List<Values> pairs = permissions.permissions().stream()
                .filter(pair -> !resources.contains(pair.resource()))
                .map(pair -> Values.of("resource", pair.resource()).with("marks", new Chips(scopes).marks(pair)))
                .toList();
        others |= !pairs.isEmpty();
        rows.add(
                ROW,
                values.with("pairs", pairs)
                        .with(
                                "accesses",
                                resources.stream()
                                        .map(resource -> cell(resource, permissions))
                                        .toList()));
    }

    /** Returns the whole, as a part of the page. */
    Values values(String provider) {
        return Values.of("anchor", "every-" + provider)
                .with("service", provider)
                .with("resources", resources)
                .with("hidden", others ? "" : "no-others")
                .with("cells", rows);
    }

    @Override
    public void close() {
        rows.close();
    }

    private Values cell(String resource, PermissionSet permissions) {
        Permission pair = new Permission(
                resource, permissions.grant(resource, Access.READ), permissions.grant(resource, Access.WRITE));
        boolean none = pair.read() == Grant.DENIED && pair.write() == Grant.DENIED;
        return Values.of("resource", resource)
                .with("kind", none ? "none" : "some")
                .with("marks", new Chips(scopes).marks(pair));
    }
}
