package io.keyaudit.docspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Access;
import io.keyaudit.Grant;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Permission;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says of a key, read a second time and with the rules written down a second time: which scopes open
 * what, by the server's table of routes.
 */
record AnsweredKey(@Nullable Object postfix, @Nullable Object permissions) {
    private static final Map<String, Set<String>> OPENED_BY = Map.ofEntries(
            Map.entry("files READ", Set.of("files:read", "files:write", "*:read", "*:write")),
            Map.entry("files WRITE", Set.of("files:write", "*:write")),
            Map.entry("rooms READ", Set.of("rooms:read", "rooms:write", "*:read", "*:write")),
            Map.entry("rooms WRITE", Set.of("rooms:write", "*:write")),
            Map.entry("accounts READ", Set.of("accounts:read", "accounts:write", "*:read", "*:write")),
            Map.entry("accounts WRITE", Set.of("accounts:write", "*:write")),
            Map.entry("accounts.self READ", Set.of("accounts.self:read", "accounts.self:write", "*:read", "*:write")),
            Map.entry("accounts.self WRITE", Set.of("accounts.self:write", "*:write")),
            Map.entry("groups READ", Set.of("accounts:read", "*:read", "*:write")),
            Map.entry("groups WRITE", Set.of("accounts:write", "*:write")),
            Map.entry("portal READ", Set.of("*:read", "*:write")),
            Map.entry("portal WRITE", Set.of("*:write")));

    private static final Set<String> CATALOGUE = Set.of(
            "*",
            "*:read",
            "*:write",
            "accounts:read",
            "accounts:write",
            "accounts.self:read",
            "accounts.self:write",
            "files:read",
            "files:write",
            "rooms:read",
            "rooms:write");

    /** The one that an answer about the calling key is about. */
    static AnsweredKey itself(Object answer) {
        return of(response(answer));
    }

    /** All that a list holds. */
    static List<AnsweredKey> all(Object list) {
        return ((List<?>) response(list))
                .stream().map(key -> of(Objects.requireNonNull(key))).toList();
    }

    /** The only one of a list with that ending. */
    static AnsweredKey ending(String postfix, Object list) {
        List<AnsweredKey> matching =
                all(list).stream().filter(key -> postfix.equals(key.postfix())).toList();
        assertThat(matching).hasSize(1);
        return matching.get(0);
    }

    private static Object response(Object answer) {
        return Objects.requireNonNull(((Map<?, ?>) answer).get("response"));
    }

    private static AnsweredKey of(Object key) {
        Map<?, ?> fields = (Map<?, ?>) key;
        return new AnsweredKey(fields.get("keyPostfix"), fields.get("permissions"));
    }

    void assertTold(KeySnapshot snapshot) {
        List<?> scopes = permissions == null ? List.of() : (List<?>) permissions;
        assertThat(snapshot.nativeScopes()).isEqualTo(scopes);
        assertThat(snapshot.permissions().unrestricted()).isEqualTo(scopes.isEmpty() || scopes.contains("*"));
        if (snapshot.permissions().unrestricted()) {
            return;
        }
        boolean clear = CATALOGUE.containsAll(scopes);
        for (Permission permission : snapshot.permissions().permissions()) {
            assertGrant(permission.resource() + " READ", permission.grant(Access.READ), scopes, clear);
            assertGrant(permission.resource() + " WRITE", permission.grant(Access.WRITE), scopes, clear);
        }
    }

    private static void assertGrant(String access, Grant told, List<?> scopes, boolean clear) {
        boolean opened = OPENED_BY.getOrDefault(access, Set.of()).stream().anyMatch(scopes::contains);
        if (opened) {
            assertThat(told).as(access).isEqualTo(Grant.GRANTED);
        } else if (clear) {
            assertThat(told).as(access).isEqualTo(Grant.DENIED);
        } else {
            assertThat(told).as(access).isNotEqualTo(Grant.GRANTED);
        }
    }
}
