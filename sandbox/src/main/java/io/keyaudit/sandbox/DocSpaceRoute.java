package io.keyaudit.sandbox;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A family of DocSpace routes and the scopes that open it, besides the global ones. */
record DocSpaceRoute(String root, Set<String> readers, Set<String> writers) {
    private static final DocSpaceRoute PEOPLE =
            new DocSpaceRoute("/people", Set.of("accounts:read", "accounts:write"), Set.of("accounts:write"));
    // Unlike the others: the write scope does not read.
    private static final DocSpaceRoute GROUPS =
            new DocSpaceRoute("/group", Set.of("accounts:read"), Set.of("accounts:write"));
    private static final DocSpaceRoute REST = new DocSpaceRoute("", Set.of(), Set.of());

    /** The first that covers a path decides. */
    private static final List<DocSpaceRoute> TABLE = List.of(
            new DocSpaceRoute("/files/rooms", Set.of("rooms:read", "rooms:write"), Set.of("rooms:write")),
            new DocSpaceRoute("/files", Set.of("files:read", "files:write"), Set.of("files:write")),
            new DocSpaceRoute(
                    "/people/@self",
                    Set.of("accounts.self:read", "accounts.self:write"),
                    Set.of("accounts.self:write")),
            PEOPLE,
            GROUPS,
            REST);

    private static final Set<String> OTHER_ROOTS = Set.of("/settings", "/portal", "/security", "/backup");

    /** Returns whether the portal serves the path below {@code /api/2.0}; {@code /keys} is not asked about. */
    static boolean exists(String path) {
        return !of(path).equals(REST) || OTHER_ROOTS.stream().anyMatch(root -> isAtOrBelow(root, path));
    }

    /** Returns the family of a path below {@code /api/2.0}. */
    static DocSpaceRoute of(String path) {
        return TABLE.stream().filter(route -> route.covers(path)).findFirst().orElse(REST);
    }

    /** Returns whether a key with these scopes, where none at all are full access, can make the call. */
    boolean opens(String method, @Nullable List<String> scopes) {
        if (scopes == null || scopes.isEmpty() || scopes.contains("*") || scopes.contains("*:write")) {
            return true;
        }
        return switch (method) {
            case "GET" -> scopes.contains("*:read") || anyOf(readers, scopes);
            case "POST", "PUT", "DELETE" -> anyOf(writers, scopes);
            default -> false;
        };
    }

    /** Returns whether the user can make the call, whatever the key. */
    boolean isOpenTo(DocSpaceUser.Role role, String method) {
        boolean people = equals(PEOPLE) || equals(GROUPS);
        return switch (role) {
            case ADMIN -> true;
            case USER -> method.equals("GET") || !(people || equals(REST));
            case GUEST -> !people && (method.equals("GET") || !equals(REST));
        };
    }

    private boolean covers(String path) {
        return isAtOrBelow(root, path);
    }

    private static boolean isAtOrBelow(String root, String path) {
        return path.equals(root) || path.startsWith(root + "/");
    }

    private static boolean anyOf(Collection<String> openers, Collection<String> scopes) {
        return !Collections.disjoint(openers, scopes);
    }
}
