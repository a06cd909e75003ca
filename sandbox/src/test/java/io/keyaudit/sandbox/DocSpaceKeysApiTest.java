package io.keyaudit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocSpaceKeysApiTest {
    private static final String KEYS = "/api/2.0/keys";
    private static final DocSpaceUser ANNA = DocSpaceUser.user("Anna");

    private final SettableClock clock = new SettableClock();
    private final DocSpaceService portal =
            DocSpaceService.start(DocSpaceOptions.defaults().withClock(clock).withoutLimits());
    private final Http admin = caller(PortalKey.unrestricted("admin"));
    private final Http anna = caller(PortalKey.unrestricted("anna").withOwner(ANNA));

    @AfterEach
    void stop() {
        portal.close();
    }

    @Test
    void selfShowsTheCallingKey() {
        String secret = portal.createKey(PortalKey.of("<b>bot</b>", List.of("files:read", "new:scope"))
                .withOwner(DocSpaceUser.admin("Zoë <O'Neill> & \"🔑\""))
                .withExpiry(clock.instant().plusSeconds(1))
                .withLastUse(clock.instant().minusSeconds(60)));
        Map<?, ?> self =
                Http.bearer(portal.endpoint(), secret).get(KEYS + "/@self").fields();
        String postfix = secret.substring(63);
        assertThat(self.get("name")).isEqualTo("<b>bot</b>");
        assertThat(self.get("key")).isEqualTo("sk-***" + postfix);
        assertThat(self.get("keyPostfix")).isEqualTo(postfix);
        assertThat(self.get("permissions")).isEqualTo(List.of("files:read", "new:scope"));
        assertThat(self.get("createOn")).isEqualTo("2026-03-01T14:00:00.1234567+02:00");
        assertThat(self.get("expiresAt")).isEqualTo("2026-03-01T14:00:01.1234567+02:00");
        assertThat(self.get("lastUsed")).as("the call itself").isEqualTo(self.get("createOn"));
        assertThat(self.get("isActive")).isEqualTo(true);
        assertThat(self.get("createBy"))
                .asString()
                .contains("Zo&#235; &lt;O&#39;Neill&gt; &amp; &quot;&#128273;&quot;");
    }

    @Test
    void nullFieldsAreLeftOut() {
        Map<?, ?> self = admin.get(KEYS + "/@self").fields();
        assertThat(self.containsKey("permissions")).isFalse();
        assertThat(self.containsKey("expiresAt")).isFalse();
    }

    @Test
    void datesInUtcEndInZ() {
        DocSpaceOptions options = DocSpaceOptions.defaults().withClock(new SettableClock(ZoneOffset.UTC));
        try (DocSpaceService inUtc = DocSpaceService.start(options)) {
            String secret = inUtc.createKey(PortalKey.unrestricted("key"));
            Map<?, ?> self =
                    Http.bearer(inUtc.endpoint(), secret).get(KEYS + "/@self").fields();
            assertThat(self.get("createOn")).isEqualTo("2026-03-01T12:00:00.1234567Z");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "files:read, 200, 403, 403, 403",
        "*:read, 200, 200, 200, 403",
        "*:write, 200, 200, 200, 200",
        "*, 200, 200, 200, 200"
    })
    void scopesOpenTheKeysEndpoints(String scope, int self, int catalogue, int list, int create) {
        Http caller = caller(PortalKey.of("key", List.of(scope)));
        assertThat(caller.get(KEYS + "/@self").status()).isEqualTo(self);
        assertThat(caller.get(KEYS + "/permissions").status()).isEqualTo(catalogue);
        assertThat(caller.get(KEYS).status()).isEqualTo(list);
        assertThat(caller.call("POST", KEYS, "{\"name\":\"n\"}").status()).isEqualTo(create);
    }

    @Test
    void catalogueIsWholeAndInNoOrder() {
        Set<Object> orders = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            Object scopes = admin.get(KEYS + "/permissions").response();
            assertThat(scopes)
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                    .hasSize(11)
                    .contains("*", "*:read", "accounts.self:write");
            orders.add(String.valueOf(scopes));
        }
        assertThat(orders).hasSizeGreaterThan(1);
    }

    @Test
    void listShowsEverybodysKeysToAdministratorsOnlyAndNewestFirst() {
        clock.advance(Duration.ofSeconds(1));
        portal.createKey(PortalKey.unrestricted("later").withOwner(ANNA).withActive(false));
        assertThat(names(admin)).containsExactly("later", "anna", "admin");
        assertThat(names(anna)).containsExactly("later", "anna");
        assertThat(admin.get(KEYS).body()).contains("\"count\":1").doesNotContainPattern("sk-[0-9a-f]{64}");
    }

    @Test
    void createdKeyWorksAndIsShownWholeOnce() {
        Http.Answer answer =
                admin.call("POST", KEYS, "{\"name\":\"new\",\"permissions\":[\"files:read\"],\"expiresInDays\":365}");
        assertThat(answer.status()).isEqualTo(200);
        Map<?, ?> created = answer.fields();
        assertThat(created.get("expiresAt")).isEqualTo("2027-03-01T14:00:00.1234567+02:00");
        assertThat(created.containsKey("lastUsed")).isFalse();
        Http caller = Http.bearer(portal.endpoint(), String.valueOf(created.get("key")));
        assertThat(caller.get("/api/2.0/files").status()).isEqualTo(200);
        assertThat(caller.get("/api/2.0/people").status()).isEqualTo(403);
    }

    @Test
    void numbersAreReadFromStringsToo() {
        Http.Answer answer = admin.call("POST", KEYS, "{\"name\":\"new\",\"expiresInDays\":\"7\"}");
        assertThat(answer.fields().get("expiresAt")).isEqualTo("2026-03-08T14:00:00.1234567+02:00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'name':'x','permissions':['files:admin']} | Permissions are not valid.",
                "{'name':'x','permissions':[1]}             | stack",
                "{}                                         | Name",
                "{'name':' '}                               | Name",
                "{'name':7}                                 | Name",
                "{'name':'0123456789012345678901234567890'} | Name",
                "{'name':'x','expiresInDays':0}             | ExpiresInDays",
                "{'name':'x','expiresInDays':366}           | ExpiresInDays",
                "{'name':'x','expiresInDays':1.5}           | ExpiresInDays",
                "{'name':'x','expiresInDays':'week'}        | ExpiresInDays",
                "{'name':'x','permissions':'files:read'}    | Permissions",
                "[]                                         | $",
                "{                                          | $"
            })
    void badBodiesAreRefused(String body, String told) {
        Http.Answer answer = admin.call("POST", KEYS, body.replace('\'', '"'));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains(told, "\"statusCode\":400");
        assertThat(names(admin)).hasSize(2);
    }

    @Test
    void validationLooksLikeASuccess() {
        assertThat(admin.call("POST", KEYS, "{}").fields().get("errors"))
                .asString()
                .contains("Name");
    }

    @Test
    void updateChangesWhatItNames() {
        String id = id(anna);
        Http.Answer answer = anna.call(
                "PUT", KEYS + "/" + id, "{\"name\":\"renamed\",\"permissions\":[\"*:read\"],\"isActive\":true}");
        assertThat(answer.response()).isEqualTo(true);
        Map<?, ?> self = anna.get(KEYS + "/@self").fields();
        assertThat(self.get("name")).isEqualTo("renamed");
        assertThat(self.get("permissions")).isEqualTo(List.of("*:read"));
    }

    @Test
    void updateOfNothingChangesNothing() {
        Object before = anna.get(KEYS + "/@self").response();
        assertThat(anna.call("PUT", KEYS + "/" + id(anna), "{}").response()).isEqualTo(true);
        assertThat(anna.get(KEYS + "/@self").response()).isEqualTo(before);
    }

    @Test
    void updateChecksScopes() {
        assertThat(anna.call("PUT", KEYS + "/" + id(anna), "{\"permissions\":[\"nope\"]}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void otherPeoplesKeysAreRefusedWithASuccessStatus() {
        for (String method : List.of("PUT", "DELETE")) {
            Http.Answer answer = admin.call(method, KEYS + "/" + id(anna), "{}");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.response()).isEqualTo(false);
        }
        assertThat(anna.get(KEYS + "/@self").status()).isEqualTo(200);
    }

    @Test
    void expiredKeyCannotBeUpdatedButDeleted() {
        PortalKey expired = PortalKey.of("old", List.of("files:read"))
                .withExpiry(clock.instant().plusSeconds(1));
        String path = KEYS + "/" + id(caller(expired));
        clock.advance(Duration.ofSeconds(1));
        assertThat(admin.call("PUT", path, "{\"name\":\"x\"}").response()).isEqualTo(false);
        assertThat(admin.call("DELETE", path, "").response()).isEqualTo(true);
    }

    @Test
    void deletedKeyIsGone() {
        String path = KEYS + "/" + id(anna);
        Http other = caller(PortalKey.unrestricted("other").withOwner(ANNA));
        assertThat(other.call("DELETE", path, "").response()).isEqualTo(true);
        assertThat(anna.get(KEYS + "/@self").status()).isEqualTo(401);
        assertThat(other.call("DELETE", path, "").status()).isEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource({"PUT, 500", "DELETE, 500", "GET, 405", "POST, 405"})
    void unknownIdsAreErrors(String method, int status) {
        assertThat(admin.call(method, KEYS + "/" + UUID.randomUUID(), "{}").status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT /keys", "PATCH /keys", "POST /keys/@self", "DELETE /keys/permissions"})
    void otherMethodsAreNotAllowed(String call) {
        String[] parts = call.split(" ", -1);
        assertThat(admin.call(parts[0], "/api/2.0" + parts[1], "{}").status()).isEqualTo(405);
    }

    @Test
    void otherPathsDoNotExist() {
        assertThat(admin.get(KEYS + "/@other").status()).isEqualTo(404);
    }

    private Http caller(PortalKey key) {
        return Http.bearer(portal.endpoint(), portal.createKey(key));
    }

    private static String id(Http caller) {
        return String.valueOf(caller.get(KEYS + "/@self").fields().get("id"));
    }

    private static List<String> names(Http caller) {
        return caller.get(KEYS).response() instanceof List<?> keys
                ? keys.stream()
                        .map(key -> String.valueOf(((Map<?, ?>) key).get("name")))
                        .toList()
                : List.of();
    }
}
