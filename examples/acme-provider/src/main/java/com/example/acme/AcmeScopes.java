package com.example.acme;

import static io.keyaudit.Sensitivity.CRITICAL;
import static io.keyaudit.Sensitivity.HIGH;
import static io.keyaudit.Sensitivity.LOW;
import static io.keyaudit.Sensitivity.MODERATE;

import io.keyaudit.Trait;
import io.keyaudit.spi.AccessInfo;
import io.keyaudit.spi.ScopeResolution;
import io.keyaudit.spi.ScopeTable;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What Acme's scopes mean. Most are for one project, such as {@code projects/alpha/docs:read}, or for all of them, with
 * a star in place of the name. An access to one project's documents is an access to documents: which project it is
 * stands in the native scopes.
 */
final class AcmeScopes {
    private static final Pattern PROJECT = Pattern.compile("^projects/[^/:]+(?=[/:])");
    private static final String ANY_PROJECT = "projects/*";

    /** In front of a scope, lets it touch anything, as far as the table knows. */
    private static final String ANYTHING = "*/";

    static final ScopeTable TABLE = ScopeTable.builder()
            .resource(
                    "projects",
                    AccessInfo.of("See projects and their settings", LOW),
                    AccessInfo.of("Create, change and delete projects", HIGH, Trait.CHANGES_SETTINGS))
            .resource(
                    "docs",
                    AccessInfo.of("Read documents of a project", MODERATE, Trait.READS_CONTENT),
                    AccessInfo.of("Change and delete documents of a project", HIGH, Trait.CHANGES_CONTENT))
            .resource(
                    "members",
                    AccessInfo.of("See who is in a project", MODERATE, Trait.READS_PERSONAL_DATA),
                    AccessInfo.of("Let people into a project", CRITICAL, Trait.GRANTS_ACCESS))
            .resource(
                    "billing",
                    AccessInfo.of("See invoices", MODERATE, Trait.READS_FINANCIAL_DATA),
                    AccessInfo.of("Buy and cancel plans", CRITICAL, Trait.MOVES_MONEY))
            .resource(
                    "tokens",
                    AccessInfo.of("See tokens", MODERATE),
                    AccessInfo.of("Create and change tokens", CRITICAL, Trait.MANAGES_KEYS))
            .scope(
                    "projects/*:read",
                    "Sees a project and all that is in it",
                    "projects:read",
                    "docs:read",
                    "members:read")
            .scope("projects/*/docs:read", "Reads documents", "docs:read")
            .scope("projects/*/docs:write", "Reads and changes documents", "docs:read", "docs:write")
            .scope("projects/*/members:invite", "Invites people, without seeing them", "members:write")
            .scope("billing:view", "Sees invoices", "billing:read")
            .scope(
                    "admin",
                    "Implies all of the above, and the management of projects, plans and tokens",
                    "projects:read",
                    "projects:write",
                    "docs:read",
                    "docs:write",
                    "members:read",
                    "members:write",
                    "billing:read",
                    "billing:write",
                    "tokens:read",
                    "tokens:write")
            .build();

    private AcmeScopes() {}

    /** What a token with these scopes can do. */
    static ScopeResolution resolve(List<String> scopes) {
        ScopeResolution resolved =
                TABLE.resolve(scopes.stream().map(AcmeScopes::inTheTablesWords).toList());
        List<String> unrecognized = scopes.stream()
                .filter(scope -> resolved.unrecognized().contains(inTheTablesWords(scope)))
                .distinct()
                .toList();
        return new ScopeResolution(resolved.permissions(), unrecognized);
    }

    private static String inTheTablesWords(String scope) {
        String ofAnyProject = PROJECT.matcher(scope).replaceFirst(ANY_PROJECT);
        boolean nestedElsewhere = scope.contains("/") && !ofAnyProject.startsWith(ANY_PROJECT);
        return nestedElsewhere ? ANYTHING + scope : ofAnyProject;
    }
}
