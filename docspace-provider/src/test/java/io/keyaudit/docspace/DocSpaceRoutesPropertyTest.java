package io.keyaudit.docspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Access;
import io.keyaudit.Grant;
import io.keyaudit.KeySnapshot;
import io.keyaudit.sandbox.DocSpaceOptions;
import io.keyaudit.sandbox.DocSpaceService;
import io.keyaudit.sandbox.PortalKey;
import io.keyaudit.spi.ResourceInfo;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the provider says a key can do is what the portal's routes let it do: asked, and compared. */
class DocSpaceRoutesPropertyTest {
    private static final int SEEDS = 60;
    private static final List<String> SCOPES = List.of(
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
            "rooms:write",
            "files:admin",
            "spaces:read",
            "accounts:admin",
            "FILES:READ");

    /** A path of each resource; the catch-all has several faces. */
    private static final Map<String, List<String>> PATHS = Map.of(
            "files", List.of("/files/@my"),
            "rooms", List.of("/files/rooms"),
            "accounts", List.of("/people"),
            "accounts.self", List.of("/people/@self"),
            "groups", List.of("/group"),
            "portal", List.of("/settings", "/portal", "/security/audit", "/backup"));

    private static DocSpaceService portal;

    @BeforeAll
    static void start() {
        portal = DocSpaceService.start(DocSpaceOptions.defaults().withoutLimits());
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void thePairsAreWhatTheRoutesLetTheKeyDo(long seed) throws Exception {
        List<String> scopes = scopes(new Random(seed));
        String key = portal.createKey(PortalKey.of("property", scopes));

        KeySnapshot snapshot = Portals.inspect(portal.endpoint(), key);

        assertThat(DocSpaceScopes.TABLE.resources())
                .extracting(ResourceInfo::name)
                .containsExactlyInAnyOrderElementsOf(PATHS.keySet());
        for (ResourceInfo resource : DocSpaceScopes.TABLE.resources()) {
            for (Access access : Access.values()) {
                Grant said = snapshot.permissions().grant(resource.name(), access);
                for (String path : PATHS.getOrDefault(resource.name(), List.of())) {
                    boolean let = lets(key, path, access);
                    assertThat(said)
                            .as("%s of %s at %s with %s (seed %d)", access, resource.name(), path, scopes, seed)
                            .isIn(possible(let, snapshot));
                }
            }
        }
    }

    /** Only a scope that is not known leaves anything open. */
    private static List<Grant> possible(boolean let, KeySnapshot snapshot) {
        Grant certain = let ? Grant.GRANTED : Grant.DENIED;
        return snapshot.unrecognizedScopes().isEmpty() ? List.of(certain) : List.of(certain, Grant.UNKNOWN);
    }

    private static boolean lets(String key, String path, Access access) throws Exception {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create(portal.endpoint() + "/api/2.0" + path).toURL().openConnection();
        connection.setRequestProperty("Authorization", "Bearer " + key);
        if (access == Access.WRITE) {
            connection.setRequestMethod("POST");
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setDoOutput(true);
            connection.getOutputStream().write("{}".getBytes(StandardCharsets.UTF_8));
        }
        int status = connection.getResponseCode();
        assertThat(status).as("%s %s", access, path).isIn(200, 403);
        return status == 200;
    }

    private static List<String> scopes(Random random) {
        List<String> scopes = new ArrayList<>();
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            scopes.add(SCOPES.get(random.nextInt(SCOPES.size())));
        }
        return scopes;
    }
}
