package io.keyaudit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocSpaceRoutesTest {
    private static final List<String> PATHS = List.of(
            "/files/123",
            "/files/rooms/5",
            "/people",
            "/people/@self",
            "/group/7/",
            "/settings/security",
            "/portal",
            "/backup/7");

    private final DocSpaceService portal =
            DocSpaceService.start(DocSpaceOptions.defaults().withoutLimits());

    @AfterEach
    void stop() {
        portal.close();
    }

    @ParameterizedTest
    @CsvSource({
        // scopes,            files, rooms, people, @self, group, the rest
        "files:read,          r-, --, --, --, --, --, --, --",
        "files:write,         rw, --, --, --, --, --, --, --",
        "rooms:read,          --, r-, --, --, --, --, --, --",
        "rooms:write,         --, rw, --, --, --, --, --, --",
        "accounts:read,       --, --, r-, --, r-, --, --, --",
        "accounts:write,      --, --, rw, --, -w, --, --, --",
        "accounts.self:read,  --, --, --, r-, --, --, --, --",
        "accounts.self:write, --, --, --, rw, --, --, --, --",
        "*:read,              r-, r-, r-, r-, r-, r-, r-, r-",
        "*:write,             rw, rw, rw, rw, rw, rw, rw, rw",
        "*,                   rw, rw, rw, rw, rw, rw, rw, rw",
        "files:read *,        rw, rw, rw, rw, rw, rw, rw, rw",
        "files:read rooms:write, r-, rw, --, --, --, --, --, --",
        "Files:Read,          --, --, --, --, --, --, --, --",
        "files:admin,         --, --, --, --, --, --, --, --",
        "portal:write,        --, --, --, --, --, --, --, --"
    })
    void scopesOpenTheirRoutesOnly(
            String scopes,
            String files,
            String rooms,
            String people,
            String self,
            String group,
            String settings,
            String portalItself,
            String backup) {
        Http caller = caller(PortalKey.of("key", Arrays.asList(scopes.split(" ", -1))));
        assertThat(pairs(caller)).containsExactly(files, rooms, people, self, group, settings, portalItself, backup);
    }

    @Test
    void noScopesAreFullAccess() {
        Http absent = caller(PortalKey.unrestricted("absent"));
        Http empty = caller(PortalKey.of("empty", List.of()));
        assertThat(pairs(absent)).containsOnly("rw");
        assertThat(pairs(empty)).containsOnly("rw");
    }

    @ParameterizedTest
    @CsvSource({"files:write, 403", "*:read, 403", "*:write, 200", "*, 200"})
    void patchIsForTheGlobalWriteScope(String scope, int status) {
        Http caller = caller(PortalKey.of("key", List.of(scope)));
        assertThat(caller.call("PATCH", "/api/2.0/files/1", "{}").status()).isEqualTo(status);
    }

    @Test
    void refusalIsEmptyAndSuccessIsWrapped() {
        Http caller = caller(PortalKey.of("key", List.of("files:read")));
        assertThat(caller.get("/api/2.0/people").body()).isEmpty();
        assertThat(caller.get("/api/2.0/files").body())
                .contains("\"response\":{}", "\"statusCode\":200", "\"href\":\"http://portal.test/api/2.0/files\"");
    }

    @ParameterizedTest
    @CsvSource({
        "USER, /files/1, rw",
        "USER, /files/rooms, rw",
        "USER, /people/@self, rw",
        "USER, /people, r-",
        "USER, /group, r-",
        "USER, /settings, r-",
        "GUEST, /files/1, rw",
        "GUEST, /people, --",
        "GUEST, /group, --",
        "GUEST, /settings, r-",
        "ADMIN, /settings, rw"
    })
    void roleLimitsTheKey(DocSpaceUser.Role role, String path, String pair) {
        DocSpaceUser owner = switch (role) {
            case ADMIN -> DocSpaceUser.admin("A");
            case USER -> DocSpaceUser.user("U");
            case GUEST -> DocSpaceUser.guest("G");
        };
        Http caller = caller(PortalKey.unrestricted("key").withOwner(owner));
        assertThat(pair(caller, path)).isEqualTo(pair);
        if (pair.charAt(1) == '-') {
            assertThat(caller.call("POST", "/api/2.0" + path, "{}").body()).contains("Access denied", "stack");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/api/2.0", "/api/2.0/", "/api/1.0/files", "/api/2.0/files/../people", "/api/2.0//files"})
    void otherPathsDoNotExist(String path) {
        assertThat(caller(PortalKey.unrestricted("key")).get(path).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/filesystem", "/keysmith", "/peoples/@self", "/groups", "/api"})
    void unknownPathsAreMissingToWhoeverTheGlobalScopesLetIn(String path) {
        assertThat(caller(PortalKey.of("key", List.of("*:read")))
                        .get("/api/2.0" + path)
                        .status())
                .isEqualTo(404);
        assertThat(caller(PortalKey.unrestricted("key"))
                        .call("POST", "/api/2.0" + path, "{}")
                        .status())
                .isEqualTo(404);
        assertThat(caller(PortalKey.of("key", List.of("files:write", "accounts:write")))
                        .get("/api/2.0" + path)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void caseOfAPathMakesNoDifference() {
        Http caller = caller(PortalKey.of("key", List.of("rooms:read")));
        assertThat(caller.get("/API/2.0/Keys/@Self").fields().get("name")).isEqualTo("key");
        assertThat(caller.get("/Api/2.0/Files/Rooms").status()).isEqualTo(200);
        assertThat(caller.get("/api/2.0/FILES").status()).isEqualTo(403);
    }

    @Test
    void otherMethodsAreNotAllowed() {
        assertThat(caller(PortalKey.unrestricted("key"))
                        .call("OPTIONS", "/api/2.0/files", "")
                        .status())
                .isEqualTo(405);
    }

    @Test
    void largeBodiesAreRefused() {
        Http caller = caller(PortalKey.unrestricted("key"));
        assertThat(caller.call("POST", "/api/2.0/files", "x".repeat(64 * 1024 + 1))
                        .status())
                .isEqualTo(413);
    }

    private Http caller(PortalKey key) {
        return Http.bearer(portal.endpoint(), portal.createKey(key));
    }

    private static List<String> pairs(Http caller) {
        List<String> pairs = new ArrayList<>();
        PATHS.forEach(path -> pairs.add(pair(caller, path)));
        return pairs;
    }

    private static String pair(Http caller, String path) {
        boolean read = isOpen(caller, "GET", path);
        boolean write = isOpen(caller, "POST", path);
        assertThat(isOpen(caller, "PUT", path)).isEqualTo(write);
        assertThat(isOpen(caller, "DELETE", path)).isEqualTo(write);
        return (read ? "r" : "-") + (write ? "w" : "-");
    }

    private static boolean isOpen(Http caller, String method, String path) {
        int status = caller.call(method, "/api/2.0" + path, "").status();
        assertThat(status).isIn(200, 403);
        return status == 200;
    }
}
