package io.keyaudit.declarative.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.FailureKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Permission;
import io.keyaudit.declarative.DeclarativeProviders;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What other tools answer wrongly about keys of these services. */
class TrapsTest {
    private static final Random RANDOM = new Random(1);

    @ParameterizedTest
    @CsvSource({
        "mail.send, mail, -w",
        "mail.batch.read, scheduled-mail, r-",
        "templates.read, templates, r-",
        "stats.read, stats, r-",
        "subusers.reputations.read, subusers, r-",
        "user.webhooks.parse.stats.read, stats, r-",
        "api_keys.update, api-keys, -w",
    })
    void theVerbOfASendGridScopeIsItsLastWord(String scope, String resource, String pair) throws ProviderException {
        KeySnapshot snapshot = inspect("sendgrid", new SendGridTest().key(Optional.of(List.of(scope)), RANDOM));
        assertThat(pair(snapshot, resource)).isEqualTo(pair);
    }

    @ParameterizedTest
    @CsvSource({"sendgrid, teleport.read", "github, teleport", "slack, teleport:read", "gitlab, teleport"})
    void aNameThatIsNotKnownNeitherVanishesNorGrants(String id, String scope) throws ProviderException {
        KeySnapshot snapshot = inspect(id, TranscribedFacts.of(id).key(Optional.of(List.of(scope)), RANDOM));
        assertThat(snapshot.unrecognizedScopes()).containsExactly(scope);
        assertThat(snapshot.permissions().permissions())
                .filteredOn(permission -> !permission.resource().equals("public"))
                .isNotEmpty()
                .noneMatch(permission -> permission.pair().matches(".*[rw].*"))
                .anyMatch(permission -> permission.pair().equals(Pairs.UNKNOWN));
    }

    @Test
    void anEmptyHeaderOfGitHubIsNoScopeWithoutAName() throws ProviderException {
        KeySnapshot snapshot = inspect("github", new GitHubTest().key(Optional.of(List.of()), RANDOM));
        assertThat(snapshot.nativeScopes()).isEmpty();
        assertThat(snapshot.unrecognizedScopes()).isEmpty();
        assertThat(pair(snapshot, "public")).isEqualTo("r-");
        assertThat(pair(snapshot, "repos.private")).isEqualTo(Pairs.DENIED);
    }

    @Test
    void theScopesOfAGranularGitLabTokenSayNothing() throws ProviderException {
        Conversation usual = new GitLabTest().key(Optional.of(List.of("read_api")), RANDOM);
        Reply granular = Reply.json(Json.object(
                "id",
                42,
                "name",
                "ci",
                "revoked",
                false,
                "created_at",
                "2026-01-05T09:00:00.000Z",
                "granular",
                true,
                "scopes",
                List.of("read_api"),
                "user_id",
                7,
                "last_used_at",
                Json.NULL,
                "active",
                true,
                "expires_at",
                Json.NULL));
        KeySnapshot snapshot = inspect("gitlab", usual.answered(granular));
        assertThat(snapshot.permissions().permissions())
                .isNotEmpty()
                .extracting(Permission::pair)
                .containsOnly(Pairs.UNKNOWN);
    }

    @Test
    void aCloudflareTokenIsReadThoughItCannotListTokens() throws ProviderException {
        KeySnapshot snapshot = inspect("cloudflare", new CloudflareTest().key(Optional.empty(), RANDOM));
        assertThat(snapshot.attributes().id().reported()).isTrue();
        assertThat(snapshot.permissions().permissions())
                .extracting(Permission::pair)
                .containsOnly(Pairs.UNKNOWN);
    }

    @Test
    void whatACloudflarePolicyDeniesIsUnknown() throws ProviderException {
        Conversation usual = new CloudflareTest().key(Optional.of(List.of("DNS Write")), RANDOM);
        Exchange details = usual.exchanges()
                .get(1)
                .with(CloudflareTest.success(Json.object(
                        "id",
                        "ed17",
                        "policies",
                        List.of(
                                policy("allow", "DNS Write"),
                                policy("deny", "DNS Write"),
                                policy("allow", "Zone Read")))));
        KeySnapshot snapshot = inspect(
                "cloudflare",
                new Conversation(
                        usual.credentials(),
                        usual.options(),
                        usual.base(),
                        List.of(usual.exchanges().get(0), details),
                        Map.of()));
        assertThat(pair(snapshot, "dns")).isEqualTo(Pairs.UNKNOWN);
        assertThat(pair(snapshot, "zone")).isEqualTo("r-");
    }

    private static Map<String, Object> policy(String effect, String group) {
        return Json.object("effect", effect, "permission_groups", List.of(Json.object("id", "g", "name", group)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sentry    | {\"version\":\"0\",\"auth\":null,\"user\":null}",
                "sonarqube | {\"isLoggedIn\":false,\"permissions\":{\"global\":[\"admin\"]}}",
                "slack     | {\"ok\":false,\"error\":\"invalid_auth\"}",
                "oauth2-introspection | {\"active\":false}",
                "oauth2-introspection | {\"active\":false,\"scope\":\"files.read\"}",
            })
    void anAnswerWithStatus200CanBeARejection(String id, String body) {
        try (LoopbackReading reading = new LoopbackReading(id)) {
            Reply reply = new Reply(200, List.of("Content-Type: application/json", "x-oauth-scopes: admin"), body);
            assertThat(ServiceContract.failure(
                            reading,
                            TranscribedFacts.of(id)
                                    .key(Optional.of(List.of("scan")), RANDOM)
                                    .answered(reply)))
                    .isEqualTo(FailureKind.REJECTED);
        }
    }

    static Stream<Arguments> answersAboutNothing() {
        return new DeclarativeProviders()
                .providers().stream()
                        .map(PermissionProvider::id)
                        .flatMap(id -> Stream.of("{}", "{\"valid\":false}", "{\"valid\":true}", "[]", "null")
                                .map(body -> Arguments.of(id, body)));
    }

    /** Some registries answer so to whatever they are asked with; others take that for a good key. */
    @ParameterizedTest
    @MethodSource("answersAboutNothing")
    void status200AloneIsNoReading(String id, String body) {
        try (LoopbackReading reading = new LoopbackReading(id)) {
            ServiceContract facts = TranscribedFacts.of(id);
            Reply reply = new Reply(200, List.of("Content-Type: application/json"), body);
            assertThat(ServiceContract.failure(
                            reading, facts.key(facts.someScopes(), RANDOM).answered(reply)))
                    .isIn(FailureKind.PROTOCOL, FailureKind.REJECTED);
        }
    }

    /** What a list of services does not restrict, the key is granted all the same. */
    @Test
    void aStatedRestrictionDeniesNothing() throws ProviderException {
        Conversation usual = new FastlyTest().key(Optional.of(List.of("global")), RANDOM);
        Reply restricted = Reply.json(
                Json.object("id", "t7", "scope", "global", "services", List.of("service-1"), "expires_at", Json.NULL));
        KeySnapshot snapshot = inspect("fastly", usual.answered(restricted));
        assertThat(snapshot.permissions().unrestricted()).isTrue();
        assertThat(snapshot.attributes().restrictions().toOptional().orElseThrow())
                .hasSize(1);
    }

    private static KeySnapshot inspect(String id, Conversation conversation) throws ProviderException {
        try (LoopbackReading reading = new LoopbackReading(id)) {
            return reading.inspect(conversation);
        }
    }

    private static String pair(KeySnapshot snapshot, String resource) {
        return snapshot.permissions().permissions().stream()
                .filter(permission -> permission.resource().equals(resource))
                .map(Permission::pair)
                .findFirst()
                .orElse("not listed");
    }
}
