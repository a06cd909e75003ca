package io.keyaudit.declarative.realserver;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * An unmodified Elasticsearch 6.8 on loopback, with security and a trial licence, which API keys need. Thread-safe.
 *
 * @param admin its superuser
 */
record Elasticsearch(RunningServer server, Api admin) implements AutoCloseable {
    /** Starts it and waits until it answers. */
    static Elasticsearch start(Installation installation) throws Exception {
        int port = Installation.freePort();
        Files.writeString(
                installation.home().resolve("config/elasticsearch.yml"), """
                network.host: 127.0.0.1
                http.port: %d
                transport.tcp.port: %d
                discovery.type: single-node
                xpack.security.enabled: true
                xpack.security.authc.api_key.enabled: true
                xpack.ml.enabled: false
                """.formatted(port, Installation.freePort()));
        installation.run("", "bash", "bin/elasticsearch-keystore", "create");
        installation.run(
                "elastic-secret\n", "bash", "bin/elasticsearch-keystore", "add", "--stdin", "bootstrap.password");
        Path temporary = Files.createDirectory(installation.home().resolve("tmp"));
        Api admin = new Api("http://127.0.0.1:" + port, "elastic", "elastic-secret");
        RunningServer server = installation.start(
                List.of("bash", "bin/elasticsearch"),
                Map.of("ES_JAVA_OPTS", "-Xms512m -Xmx512m", "ES_TMPDIR", temporary.toString()),
                () -> admin.get("/_cluster/health").statusCode() == 200);
        admin.json("POST", "/_license/start_trial?acknowledge=true", "");
        return new Elasticsearch(server, admin);
    }

    /**
     * Creates a user with a role of the same name.
     *
     * @param role JSON in the format of its API
     */
    Api user(String name, String role) throws Exception {
        Api user = new Api(admin.base(), name, name + "-secret");
        admin.json("PUT", "/_security/role/" + name, role);
        admin.json("PUT", "/_security/user/" + name, """
                {"password": "%s", "roles": ["%s"]}""".formatted(user.password(), name));
        return user;
    }

    /**
     * Returns a new API key of a user, in base64.
     *
     * @param request JSON in the format of its API
     */
    static String apiKey(Api owner, String request) throws Exception {
        String answer = owner.json("POST", "/_security/api_key", request);
        String key = Api.text(answer, "id") + ":" + Api.text(answer, "api_key");
        return Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    /** Invalidates the API keys of a name. */
    void invalidate(String name) throws Exception {
        admin.json("DELETE", "/_security/api_key", "{\"name\": \"" + name + "\"}");
    }

    @Override
    public void close() {
        server.close();
    }
}
