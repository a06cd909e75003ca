package io.keyaudit.cli;

import io.keyaudit.Access;
import io.keyaudit.FailureKind;
import io.keyaudit.ResourceAccess;
import io.keyaudit.Trait;
import io.keyaudit.spi.AccessInfo;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ResourceInfo;
import io.keyaudit.spi.ScopeInfo;
import io.keyaudit.spi.ScopeTable;
import io.keyaudit.text.VisibleText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Prints a scope table and a service's catalogue. */
final class ScopeListing {
    private final Terminal terminal;
    private final PermissionProvider provider;
    private final ScopeTable table;

    ScopeListing(Terminal terminal, PermissionProvider provider) {
        this.terminal = terminal;
        this.provider = provider;
        this.table = provider.describe().scopes();
    }

    void showTable() {
        line(provider.id() + " - " + provider.describe().displayName());
        line("");
        line("Resources, and what touching them amounts to:");
        List<List<String>> resources = new ArrayList<>();
        for (ResourceInfo resource : table.resources()) {
            for (Access access : Access.values()) {
                AccessInfo info = resource.access(access);
                resources.add(List.of(
                        new ResourceAccess(resource.name(), access).toString(),
                        info.sensitivity().text(),
                        info.traits().stream().map(Trait::text).sorted().collect(Collectors.joining(", ")),
                        info.meaning()));
            }
        }
        columns(List.of("ACCESS", "SENSITIVITY", "TRAITS", "MEANING"), resources);
        line("");
        if (table.scopes().isEmpty() && table.rules().isEmpty()) {
            line("There are no scopes beside these: of each, the service says whether a key can read and write it.");
            return;
        }
        line("Scopes, and what each grants:");
        columns(
                List.of("SCOPE", "GRANTS", "MEANING"),
                table.scopes().stream()
                        .map(scope -> List.of(scope.name(), grants(scope), scope.meaning()))
                        .toList());
        table.rules().forEach(rule -> line("  " + rule.describe()));
        table.upperBound().ifPresent(why -> line("At most: " + why));
    }

    void showCatalogue(List<String> catalogue) {
        TreeSet<String> known = new TreeSet<>();
        table.scopes().forEach(scope -> known.add(scope.name()));
        TreeSet<String> all = new TreeSet<>(known);
        all.addAll(catalogue);
        line("");
        line("The service's own catalogue. It says what scopes exist there, not what this key can do:");
        columns(
                List.of("SCOPE", "FOUND IN"),
                all.stream()
                        .map(scope -> List.of(scope, mark(known.contains(scope), catalogue.contains(scope))))
                        .toList());
    }

    void showFailure(FailureKind kind, String message) {
        String about = kind == FailureKind.FORBIDDEN
                ? "this key cannot ask for the catalogue of scopes: "
                : "the catalogue of scopes could not be read: ";
        terminal.err().println(VisibleText.of("keyaudit: " + about + message));
    }

    private static String mark(boolean inTable, boolean inCatalogue) {
        if (!inTable) {
            return "! the catalogue only: for a key that has it, what it might touch is reported as unknown";
        }
        return inCatalogue ? "both" : "keyaudit's table only";
    }

    private String grants(ScopeInfo scope) {
        if (scope.unrestricted()) {
            return "everything";
        }
        Map<String, String> letters = new LinkedHashMap<>();
        for (ResourceInfo resource : table.resources()) {
            letters.put(resource.name(), letter(scope, resource, Access.READ) + letter(scope, resource, Access.WRITE));
        }
        if (letters.size() > 1 && Set.copyOf(letters.values()).size() == 1) {
            return "all resources " + letters.values().iterator().next();
        }
        return letters.entrySet().stream()
                .filter(pair -> !pair.getValue().equals("--"))
                .map(pair -> pair.getKey() + " " + pair.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String letter(ScopeInfo scope, ResourceInfo resource, Access access) {
        ResourceAccess wanted = new ResourceAccess(resource.name(), access);
        if (scope.grants(wanted)) {
            return access.text().substring(0, 1);
        }
        return scope.unclear().contains(wanted) ? "?" : "-";
    }

    private void columns(List<String> headings, List<List<String>> rows) {
        List<List<String>> all = new ArrayList<>(List.of(headings));
        all.addAll(rows);
        new Columns(terminal.out(), terminal.width()).print(all);
    }

    private void line(String text) {
        terminal.out().println(VisibleText.of(text));
    }
}
