package io.keyaudit.declarative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyaudit.Credentials;
import io.keyaudit.Endpoint;
import io.keyaudit.FailureKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Permission;
import io.keyaudit.Secret;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.testkit.RawExchange;
import io.keyaudit.testkit.RawService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The introspection endpoint of an OAuth server, looked up in its discovery document or stated, over a connection. */
class DiscoveryTest {
    private static final Credentials CREDENTIALS = Credentials.of(Map.of(
            "token", Secret.of("token-of-robot"),
            "clientId", Secret.of("auditor"),
            "clientSecret", Secret.of("auditor-secret")));
    private static final String FILES = """
            version: 1
            id: files
            extends: oauth2-introspection
            name: Files
            upperBound: nothing
            sources: [{ for: scopes, at: the operator, sure: documented }]
            resources: { files: { read: high, write: high } }
            scopes: { files.read: { grants: { files: r } }, files.write: { grants: { files: w } } }
            unrecognized: everything
            examples:
              - name: an unknown scope
                options: { introspectionPath: /introspect }
                answer: { body: { active: true, scope: files.shred } }
                others: ??
            """;

    private final Queue<RawExchange> asked = new ConcurrentLinkedQueue<>();
    private volatile String document = "";
    private volatile int status = 200;

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private RawService server;

    @SuppressWarnings("NullAway.Init")
    private RawService other;

    @SuppressWarnings("NullAway.Init")
    private PermissionProvider files;

    @BeforeEach
    void start() throws Exception {
        server = RawService.start(this::answer);
        other = RawService.start(client -> json(client, 200, "{\"active\":true,\"scope\":\"files.write\"}"));
        Path file = Files.writeString(folder.resolve("files.yaml"), FILES);
        assertThat(DeclarativeProviders.check(file)).isEmpty();
        files = DeclarativeProviders.read(file).find("files").orElseThrow();
    }

    @AfterEach
    void stop() {
        server.close();
        other.close();
    }

    private void answer(RawExchange client) throws IOException {
        asked.add(client);
        if (client.head().startsWith("GET /realms/demo/.well-known/openid-configuration ")) {
            json(client, status, document);
        } else if (client.head().startsWith("POST /realms/demo/introspect ")) {
            json(client, 200, "{\"active\":true,\"scope\":\"files.read\"}");
        } else {
            json(client, 404, "{}");
        }
    }

    private static void json(RawExchange client, int status, String body) throws IOException {
        client.write("HTTP/1.1 " + status + " Answer\r\nContent-Type: application/json\r\nLocation: /elsewhere\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private KeySnapshot inspect(Map<String, String> options) throws ProviderException {
        ProviderContext context = ProviderContext.of(Endpoint.parse(server.address() + "/realms/demo"), options);
        try (ProviderSession session = files.open(context)) {
            return session.inspect(CREDENTIALS);
        }
    }

    private FailureKind failure() {
        return catchThrowableOfType(ProviderException.class, () -> inspect(Map.of()))
                .kind();
    }

    private List<String> requests() {
        return asked.stream()
                .map(client -> client.head().lines().findFirst().orElse("").replace(" HTTP/1.1", ""))
                .toList();
    }

    @Test
    void anAddressOfTheEndpointsOriginIsAsked() throws ProviderException {
        document = "{\"issuer\":\"x\",\"introspection_endpoint\":\"" + server.address() + "/realms/demo/introspect\"}";
        assertThat(inspect(Map.of()).permissions().permissions())
                .extracting(Permission::pair)
                .containsExactly("r-");
        assertThat(requests())
                .containsExactly("GET /realms/demo/.well-known/openid-configuration", "POST /realms/demo/introspect");
        RawExchange discovery = asked.element();
        assertThat(discovery.head() + new String(discovery.body(), StandardCharsets.UTF_8))
                .doesNotContain("Authorization", "authorization", "token-of-robot", "auditor");
    }

    @Test
    void aStatedPathIsAskedAtOnce() throws ProviderException {
        assertThat(inspect(Map.of("introspectionPath", "/introspect"))
                        .permissions()
                        .permissions())
                .extracting(Permission::pair)
                .containsExactly("r-");
        assertThat(requests()).containsExactly("POST /realms/demo/introspect");
    }

    /** SERVER and OTHER stand for addresses, and PORT for a port. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "OTHER/realms/demo/introspect",
                "http://localhost:PORT/realms/demo/introspect",
                "https://127.0.0.1:PORT/realms/demo/introspect",
                "http://127.0.0.1:PORT@evil.example/introspect",
                "http://auditor@127.0.0.1:PORT/realms/demo/introspect",
                "//evil.example/realms/demo/introspect",
                "/realms/demo/introspect",
                "SERVER/realms/demo/introspect?next=OTHER",
                "SERVER/realms/demo/introspect#there",
                "SERVER/realms/demo/%69ntrospect",
                "SERVER",
                "not an address",
                "",
            })
    void anotherAddressIsAMistakeOfConfigurationAndNothingIsSent(String address) {
        String port = server.address().replaceFirst(".*:", "");
        document = "{\"introspection_endpoint\":\""
                + address.replace("SERVER", server.address())
                        .replace("OTHER", other.address())
                        .replace("PORT", port)
                + "\"}";
        assertThat(failure()).isEqualTo(FailureKind.CONFIGURATION);
        assertThat(requests()).containsExactly("GET /realms/demo/.well-known/openid-configuration");
        assertThat(other.requests()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {}                              | configuration",
                "200 | {\"introspection_endpoint\":null} | configuration",
                "200 | {\"introspection_endpoint\":7}    | protocol",
                "200 | [                               | protocol",
                "404 | {}                              | configuration",
                "302 | {}                              | protocol",
            })
    void aDocumentThatSaysNothingIsNotGuessed(int answered, String text, String kind) {
        status = answered;
        document = text;
        assertThat(failure().text()).isEqualTo(kind);
        assertThat(requests()).hasSize(1).allMatch(request -> request.startsWith("GET "));
    }
}
