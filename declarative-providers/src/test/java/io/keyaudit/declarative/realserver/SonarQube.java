package io.keyaudit.declarative.realserver;

import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An unmodified SonarQube 9.9 on loopback, with its embedded database. Thread-safe.
 *
 * @param admin its administrator
 * @param names how many tokens were named
 */
record SonarQube(RunningServer server, Api admin, AtomicInteger names) implements AutoCloseable {
    /** Starts it and waits until it is up. */
    static SonarQube start(Installation installation) throws Exception {
        int port = Installation.freePort();
        Files.writeString(installation.home().resolve("conf/sonar.properties"), """
                sonar.web.host=127.0.0.1
                sonar.web.port=%d
                sonar.search.host=127.0.0.1
                sonar.search.port=%d
                sonar.es.port=%d
                sonar.embeddedDatabase.port=%d
                sonar.web.javaOpts=-Xmx512m
                sonar.ce.javaOpts=-Xmx384m
                sonar.search.javaOpts=-Xms512m -Xmx512m
                sonar.telemetry.enable=false
                sonar.updatecenter.activate=false
                """.formatted(
                        port, Installation.freePort(), Installation.freePort(), Installation.freePort()));
        String jar = installation.home().getFileName().toString().replace("sonarqube", "sonar-application") + ".jar";
        Api admin = new Api("http://127.0.0.1:" + port, "admin", "admin");
        RunningServer server = installation.start(
                List.of(System.getProperty("java.home") + "/bin/java", "-jar", "lib/" + jar),
                Map.of(),
                () -> admin.get("/api/system/status").body().contains("\"UP\""));
        return new SonarQube(server, admin, new AtomicInteger());
    }

    /** Creates a user, who has no permissions but those of everyone. */
    Api user(String login) throws Exception {
        Api user = new Api(admin.base(), login, login + "-secret");
        admin.form("/api/users/create", Map.of("login", login, "name", login, "password", user.password()));
        return user;
    }

    /** Returns what the holder of a token asks for. */
    Api as(String token) {
        return new Api(admin.base(), token, "");
    }

    /**
     * Returns a new token.
     *
     * @param fields of the API that creates it, as {@code type}; with a name of its own where there is none
     */
    String token(Api owner, Map<String, String> fields) throws Exception {
        Map<String, String> complete = new HashMap<>(fields);
        complete.putIfAbsent("name", "token " + names.incrementAndGet());
        return Api.text(owner.form("/api/user_tokens/generate", complete), "token");
    }

    @Override
    public void close() {
        server.close();
    }
}
