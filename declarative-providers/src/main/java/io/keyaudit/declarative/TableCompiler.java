package io.keyaudit.declarative;

import io.keyaudit.ResourceAccess;
import io.keyaudit.Sensitivity;
import io.keyaudit.declarative.Table.Grants;
import io.keyaudit.declarative.Table.Level;
import io.keyaudit.declarative.Table.NewSubject;
import io.keyaudit.declarative.Table.Resource;
import io.keyaudit.declarative.Table.Scope;
import io.keyaudit.declarative.Table.Unrecognized;
import io.keyaudit.spi.AccessInfo;
import io.keyaudit.spi.ScopeRow;
import io.keyaudit.spi.ScopeTable;
import io.keyaudit.spi.ScopeTableBuilder;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** Makes the scope table of what a file states. */
final class TableCompiler {
    private static final String EVERYTHING = "*:rw";

    private TableCompiler() {}

    /**
     * Returns the table.
     *
     * @throws IllegalArgumentException if it contradicts itself
     */
    static ScopeTable compile(Table table, String upperBound) {
        ScopeTableBuilder builder = ScopeTable.builder().upperBound(upperBound);
        for (Resource resource : table.resources()) {
            AccessInfo read = info("Read", resource, resource.read());
            AccessInfo write = info("Change", resource, resource.write());
            if (resource.shown()) {
                builder.resource(resource.name(), read, write);
            } else {
                builder.undocumentedResource(resource.name(), read, write);
            }
        }
        table.scopes().forEach(scope -> builder.scope(scope.name(), row(scope)));
        builder.always(texts(table.everyKey()));
        builder.denialUnproven(texts(table.neverDenied()));
        unrecognized(table.unrecognized(), builder);
        return builder.build();
    }

    private static void unrecognized(Unrecognized unrecognized, ScopeTableBuilder builder) {
        if (unrecognized.subjects().isEmpty()) {
            builder.unrecognizedTouchEverything();
            return;
        }
        builder.unrecognizedSubjects(unrecognized.subjects().toArray(new String[0]));
        if (unrecognized.newSubject() == NewSubject.ITSELF) {
            builder.newSubjectsApart();
        } else if (unrecognized.newSubject() == NewSubject.EVERYTHING) {
            builder.newSubjectsTouchEverything();
        }
    }

    /** An access that the file leaves out is one that does not exist, so nobody has it. */
    private static AccessInfo info(String verb, Resource resource, Optional<Level> level) {
        return level.map(given -> new AccessInfo(verb + " " + resource.means(), given.sensitivity(), given.traits()))
                .orElseGet(() -> new AccessInfo("No such access is known", Sensitivity.LOW, Set.of()));
    }

    private static ScopeRow row(Scope scope) {
        ScopeRow row = ScopeRow.of("").implies(scope.implies().toArray(new String[0]));
        row = grants(row, scope);
        row = row.unclear(
                scope.unclear().everything()
                        ? new String[] {EVERYTHING}
                        : texts(scope.unclear().accesses()));
        Optional<Certainty> sure = scope.sure();
        if (sure.filter(Certainty.INFERRED::equals).isPresent()) {
            return row.inferred();
        }
        if (sure.filter(Certainty.RECALLED::equals).isPresent()) {
            return row.recalled();
        }
        return row;
    }

    private static ScopeRow grants(ScopeRow row, Scope scope) {
        Grants grants = scope.grants();
        if (grants.everything()) {
            return row.unrestricted();
        }
        boolean nothing = grants.accesses().isEmpty()
                && scope.implies().isEmpty()
                && scope.unclear().equals(Grants.NOTHING);
        return nothing ? row.noAccess() : row.grants(texts(grants.accesses()));
    }

    private static String[] texts(Collection<ResourceAccess> accesses) {
        return accesses.stream().map(ResourceAccess::toString).sorted().toArray(String[]::new);
    }
}
