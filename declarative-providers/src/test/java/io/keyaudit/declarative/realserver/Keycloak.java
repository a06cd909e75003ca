package io.keyaudit.declarative.realserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An unmodified Keycloak on loopback, with a realm of its own. Thread-safe. */
final class Keycloak implements AutoCloseable {
    private static final long SECONDS_TO_START = 180;
    private static final int MILLISECONDS_TO_ANSWER = 60_000;
    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

    private final Process process;
    private final String realm;

    private Keycloak(Process process, String realm) {
        this.process = process;
        this.realm = realm;
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param home the unpacked distribution
     * @param realm in the format of its import
     */
    static Keycloak start(Path home, String realm) throws IOException, InterruptedException {
        Path imported = Files.createDirectories(home.resolve("data/import"));
        Files.writeString(imported.resolve("demo.json"), realm);
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(
                "sh",
                home.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--import-realm",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-port=" + freePort());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.redirectErrorStream(true)
                .redirectOutput(home.resolve("keycloak.log").toFile());
        Keycloak keycloak = new Keycloak(builder.start(), "http://127.0.0.1:" + port + "/realms/demo");
        for (int i = 0; i < SECONDS_TO_START && !keycloak.answers(); i++) {
            if (keycloak.process.waitFor(1, TimeUnit.SECONDS)) {
                break;
            }
        }
        if (!keycloak.answers()) {
            keycloak.close();
            throw new IOException("Keycloak does not answer; see " + home.resolve("keycloak.log"));
        }
        return keycloak;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean answers() {
        try {
            HttpURLConnection document = open("/.well-known/openid-configuration");
            return document.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private HttpURLConnection open(String path) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(realm + path).toURL().openConnection();
        connection.setConnectTimeout(MILLISECONDS_TO_ANSWER);
        connection.setReadTimeout(MILLISECONDS_TO_ANSWER);
        return connection;
    }

    /** Returns the address of the realm. */
    String realm() {
        return realm;
    }

    /**
     * Returns a new access token of a client.
     *
     * @param scope empty for none
     */
    String token(String client, String scope) {
        Map<String, String> form = scope.isEmpty()
                ? Map.of("grant_type", "client_credentials")
                : Map.of("grant_type", "client_credentials", "scope", scope);
        Matcher token = TOKEN.matcher(post(client, "/protocol/openid-connect/token", form));
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    /** Revokes a token of a client. */
    void revoke(String client, String token) {
        post(client, "/protocol/openid-connect/revoke", Map.of("token", token));
    }

    private String post(String client, String path, Map<String, String> form) {
        String basic = Base64.getEncoder()
                .encodeToString((client + ":" + client + "-secret").getBytes(StandardCharsets.UTF_8));
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        try {
            HttpURLConnection connection = open(path);
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            connection.setRequestProperty("Authorization", "Basic " + basic);
            connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body.getBytes(StandardCharsets.UTF_8));
            }
            assertThat(connection.getResponseCode()).as(path).isEqualTo(200);
            try (InputStream in = connection.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Waits for a moment, or less if the server ends. */
    void pause() throws InterruptedException {
        process.waitFor(500, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
