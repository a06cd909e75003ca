package io.keyaudit.declarative.realserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * An unmodified Keycloak on loopback, with a realm of its own. Thread-safe.
 *
 * @param realm the address of the realm
 */
record Keycloak(RunningServer server, String realm) implements AutoCloseable {
    /**
     * Starts it and waits until it answers.
     *
     * @param realm in the format of its import
     */
    static Keycloak start(Installation installation, String realm) throws Exception {
        Path imported = Files.createDirectories(installation.home().resolve("data/import"));
        Files.writeString(imported.resolve("demo.json"), realm);
        int port = Installation.freePort();
        String address = "http://127.0.0.1:" + port + "/realms/demo";
        List<String> command = List.of(
                "sh",
                "bin/kc.sh",
                "start-dev",
                "--import-realm",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-port=" + Installation.freePort());
        Api nobody = new Api(address, "nobody", "");
        RunningServer server = installation.start(
                command,
                Map.of(),
                () -> nobody.get("/.well-known/openid-configuration").statusCode() == 200);
        return new Keycloak(server, address);
    }

    /**
     * Returns a new access token of a client.
     *
     * @param scope empty for none
     */
    String token(String client, String scope) throws IOException, InterruptedException {
        Map<String, String> form = scope.isEmpty()
                ? Map.of("grant_type", "client_credentials")
                : Map.of("grant_type", "client_credentials", "scope", scope);
        return Api.text(as(client).form("/protocol/openid-connect/token", form), "access_token");
    }

    /** Revokes a token of a client. */
    void revoke(String client, String token) throws IOException, InterruptedException {
        as(client).form("/protocol/openid-connect/revoke", Map.of("token", token));
    }

    private Api as(String client) {
        return new Api(realm, client, client + "-secret");
    }

    @Override
    public void close() {
        server.close();
    }
}
