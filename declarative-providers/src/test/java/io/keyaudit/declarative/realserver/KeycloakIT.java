package io.keyaudit.declarative.realserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyaudit.Credentials;
import io.keyaudit.Endpoint;
import io.keyaudit.Fact;
import io.keyaudit.FailureKind;
import io.keyaudit.KeyOwner;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.Permission;
import io.keyaudit.Secret;
import io.keyaudit.declarative.DeclarativeProviders;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7662 as a real server speaks it. Run by {@code .ci/real-servers keycloak}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeycloakIT {
    private static final Duration LIFESPAN = Duration.ofSeconds(60);
    private static final String REALM = """
            {"realm": "demo", "enabled": true, "accessTokenLifespan": 60,
             "clientScopes": [{"name": "files.read", "protocol": "openid-connect",
                               "attributes": {"include.in.token.scope": "true"}}],
             "clients": [
               {"clientId": "robot", "secret": "robot-secret", "serviceAccountsEnabled": true,
                "standardFlowEnabled": false, "optionalClientScopes": ["files.read"]},
               {"clientId": "brief", "secret": "brief-secret", "serviceAccountsEnabled": true,
                "attributes": {"access.token.lifespan": "3"}},
               {"clientId": "auditor", "secret": "auditor-secret", "standardFlowEnabled": false},
               {"clientId": "page", "publicClient": true}]}
            """;
    private static final String FILES = """
            version: 1
            id: files
            extends: oauth2-introspection
            name: Files
            sources: [{ for: scopes, at: the operator, sure: documented }]
            upperBound: nothing
            resources: { files: { read: [high, reads-content], write: [high, changes-content] } }
            scopes: { files.read: { grants: { files: r } }, files.write: { grants: { files: w } } }
            unrecognized: everything
            examples:
              - name: an unknown scope
                options: { introspectionPath: /introspect }
                answer: { body: { active: true, scope: files.read files.shred } }
                expect: { files: r? }
            """;
    private static final String INTROSPECTION = "/protocol/openid-connect/token/introspect";

    @TempDir
    private static Path distribution;

    @TempDir
    private static Path folder;

    @AutoClose
    @SuppressWarnings("NullAway.Init")
    private Keycloak keycloak;

    @SuppressWarnings("NullAway.Init")
    private PermissionProvider files;

    @BeforeAll
    void start() throws Exception {
        keycloak = Keycloak.start(Installation.of("keycloak", distribution), REALM);
        Path file = Files.writeString(folder.resolve("files.yaml"), FILES);
        assertThat(DeclarativeProviders.check(file)).isEmpty();
        files = DeclarativeProviders.read(file).find("files").orElseThrow();
    }

    private KeySnapshot inspect(PermissionProvider provider, Map<String, String> options, String token, String client)
            throws ProviderException {
        String[] asker = client.split(":", 2);
        Credentials credentials = Credentials.of(Map.of(
                "token", Secret.of(token), "clientId", Secret.of(asker[0]), "clientSecret", Secret.of(asker[1])));
        ProviderContext context = ProviderContext.of(Endpoint.parse(keycloak.realm()), options);
        try (ProviderSession session = provider.open(context)) {
            return session.inspect(credentials);
        }
    }

    private KeySnapshot inspect(String token) throws ProviderException {
        return inspect(files, Map.of("introspectionPath", INTROSPECTION), token, "auditor:auditor-secret");
    }

    private FailureKind failure(String path, String token, String client) {
        return catchThrowableOfType(
                        ProviderException.class, () -> inspect(files, Map.of("introspectionPath", path), token, client))
                .kind();
    }

    /** The endpoint is stated, or looked up in the realm's discovery document. */
    @ParameterizedTest
    @ValueSource(strings = {INTROSPECTION, ""})
    void anActiveTokenIsReadByTheTableOfItsApi(String path) throws Exception {
        Map<String, String> options = path.isEmpty() ? Map.of() : Map.of("introspectionPath", path);
        KeySnapshot snapshot = inspect(files, options, keycloak.token("robot", "files.read"), "auditor:auditor-secret");
        assertThat(snapshot.permissions().permissions())
                .extracting(Permission::pair)
                .containsExactly("r-");
        assertThat(snapshot.unrecognizedScopes()).isEmpty();
        assertThat(snapshot.state()).isEqualTo(KeyState.ACTIVE);
        assertThat(snapshot.attributes().owner().toOptional().map(KeyOwner::displayName))
                .contains("service-account-robot");
        Instant created = snapshot.attributes().createdAt().toOptional().orElseThrow();
        assertThat(snapshot.attributes().expiresAt()).isEqualTo(Fact.known(created.plus(LIFESPAN)));
    }

    @Test
    void withoutATableEverythingIsUnknown() throws Exception {
        PermissionProvider introspection = new DeclarativeProviders()
                .providers().stream()
                        .filter(provider -> provider.id().equals("oauth2-introspection"))
                        .findFirst()
                        .orElseThrow();
        KeySnapshot snapshot =
                inspect(introspection, Map.of(), keycloak.token("robot", "files.read"), "auditor:auditor-secret");
        assertThat(snapshot.permissions().permissions())
                .extracting(Permission::pair)
                .containsExactly("??");
        assertThat(snapshot.unrecognizedScopes()).containsExactly("files.read");
    }

    /** The answer has no scopes then, which says nothing where roles carry the rights. */
    @Test
    void aTokenWithoutScopesIsUnknown() throws Exception {
        KeySnapshot snapshot = inspect(keycloak.token("robot", ""));
        assertThat(snapshot.permissions().permissions())
                .extracting(Permission::pair)
                .containsExactly("??");
        assertThat(snapshot.nativeScopes()).isEmpty();
    }

    @Test
    void aRevokedTokenIsRejected() throws Exception {
        String token = keycloak.token("robot", "files.read");
        inspect(token);
        keycloak.revoke("robot", token);
        assertThat(failure(INTROSPECTION, token, "auditor:auditor-secret")).isEqualTo(FailureKind.REJECTED);
    }

    @Test
    void anExpiredTokenIsRejected() throws Exception {
        String token = keycloak.token("brief", "");
        for (int i = 0; i < 60 && isRead(token); i++) {
            keycloak.server().pause();
        }
        assertThat(failure(INTROSPECTION, token, "auditor:auditor-secret")).isEqualTo(FailureKind.REJECTED);
    }

    private boolean isRead(String token) {
        try {
            inspect(token);
            return true;
        } catch (ProviderException failed) {
            return false;
        }
    }

    /** What concerns the client that asks says nothing about the token. */
    @ParameterizedTest
    @CsvSource({
        INTROSPECTION + ", auditor:wrong, configuration",
        INTROSPECTION + ", nobody:wrong, configuration",
        INTROSPECTION + ", page:none, configuration",
        "/protocol/openid-connect/introspection, auditor:auditor-secret, configuration",
        "/nothing-here, auditor:auditor-secret, configuration",
    })
    void aWrongClientOrAddressIsAMatterOfConfiguration(String path, String client, String kind) {
        ProviderException failure = catchThrowableOfType(
                ProviderException.class,
                () -> inspect(files, Map.of("introspectionPath", path), keycloak.token("robot", "files.read"), client));
        assertThat(failure.kind().text()).as(failure.getMessage()).isEqualTo(kind);
    }

    @Test
    void aTokenOfNobodyIsRejected() {
        assertThat(failure(INTROSPECTION, "opaque-token-of-nobody", "auditor:auditor-secret"))
                .isEqualTo(FailureKind.REJECTED);
    }
}
