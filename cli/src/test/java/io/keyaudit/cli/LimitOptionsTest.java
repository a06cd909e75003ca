package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Endpoint;
import io.keyaudit.Secret;
import io.keyaudit.cli.Keyaudit.Ran;
import io.keyaudit.redis.RedisLimits;
import io.keyaudit.sandbox.SampleKey;
import io.keyaudit.sandbox.Sandbox;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.testkit.RawService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class LimitOptionsTest {
    @TempDir
    private Path folder;

    private Path keys;

    @BeforeEach
    void writeKeysFile() throws IOException {
        keys = write("https://portal.invalid");
    }

    private Path write(String endpoint) throws IOException {
        return Files.writeString(folder.resolve("keys.yaml"), """
                version: 1
                keys:
                  - { name: one, provider: docspace, endpoint: "%s", credentials: { apiKey: env:ONE } }
                """.formatted(endpoint));
    }

    private Ran check(Map<String, String> environment, String... options) {
        List<String> command = new ArrayList<>(List.of("check", keys.toString()));
        command.addAll(Arrays.asList(options));
        return Keyaudit.installed().with(environment).run(command.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--limits=redis://127.0.0.1:1 | --limits-salt",
                "--limits=redis://user:hunter2@127.0.0.1:1 --limits-salt=env:SALT | user or password",
                "--limits=http://127.0.0.1:1 --limits-salt=env:SALT | rediss://host:6379",
                "--limits=redis://127.0.0.1:1 --limits-salt=hunter2 | env:NAME",
                "--limits=redis://127.0.0.1:1 --limits-salt=env:MISSING | is not set",
                "--limits=redis://127.0.0.1:1 --limits-salt=env:SALT --limits-user=one | --limits-password",
                "--limits=redis://127.0.0.1:1 --limits-salt=env:SALT | no connection to 127.0.0.1:1",
                "--limits-salt=env:SALT | go with --limits"
            })
    void whatCannotBeUsedIsNamedAndNothingIsSent(String options, String message) {
        Ran ran = check(Map.of("SALT", "pepper", "ONE", "sk-" + "0123456789abcdef".repeat(4)), options.split(" "));

        assertThat(ran.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(ran.err()).contains(message).doesNotContain("hunter2", "pepper");
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void withoutARedisTheUsersProcessesKeepThemTogether() throws Exception {
        try (Sandbox sandbox = Sandbox.start()) {
            SampleKey reader = sandbox.sampleKeys().get(0);
            keys = write(reader.endpoint().toString());
            Map<String, String> environment =
                    Map.of("ONE", reader.credentials().get("apiKey"), "XDG_RUNTIME_DIR", folder.toString());

            assertThat(check(environment, "--limits=none").exitCode()).isEqualTo(ExitCode.OK);
            assertThat(folder.resolve("keyaudit")).doesNotExist();

            Ran ran = check(environment);

            assertThat(ran.exitCode()).isEqualTo(ExitCode.OK);
            assertThat(ran.err()).isEmpty();
            assertThat(folder.resolve("keyaudit")).isNotEmptyDirectory();
        }
    }

    @Test
    void whereTheyCannotThatIsSaidOnce() throws Exception {
        try (Sandbox sandbox = Sandbox.start()) {
            SampleKey reader = sandbox.sampleKeys().get(0);
            keys = write(reader.endpoint().toString());
            Files.writeString(folder.resolve("keyaudit"), "a file in the place of the folder");

            Ran ran = check(Map.of("ONE", reader.credentials().get("apiKey"), "XDG_RUNTIME_DIR", folder.toString()));

            assertThat(ran.exitCode()).isEqualTo(ExitCode.OK);
            assertThat(ran.err().lines()).hasSize(1).allMatch(line -> line.contains("XDG_RUNTIME_DIR"));
        }
    }

    @Test
    void whatIsNoRedisIsRefused() {
        try (RawService other = RawService.start(client -> client.write("HTTP/1.1 400 No\r\n\r\n"))) {
            Ran ran = check(
                    Map.of("SALT", "pepper", "ONE", "sk-" + "0123456789abcdef".repeat(4)),
                    "--limits",
                    other.address().replace("http://", "redis://"),
                    "--limits-salt=env:SALT");
            assertThat(ran.exitCode()).isEqualTo(ExitCode.REFUSED);
        }
    }

    @Test
    void keysAreReadWithinLimitsThatAreShared() throws Exception {
        try (RedisServer redis = RedisServer.start(folder);
                Sandbox sandbox = Sandbox.start()) {
            SampleKey reader = sandbox.sampleKeys().get(0);
            keys = write(reader.endpoint().toString());
            letTheCountBeOld(redis, Endpoint.parse(reader.endpoint().toString()).authority());

            Ran ran = check(
                    Map.of("SALT", "pepper", "ONE", reader.credentials().get("apiKey")),
                    "--limits=" + redis.address(),
                    "--limits-salt=env:SALT");

            assertThat(ran.err()).isEmpty();
            assertThat(ran.exitCode()).isEqualTo(ExitCode.OK);
            assertThat(redis.send("KEYS *slots*")).contains("keyaudit:{").doesNotContain("127.0.0.1");
        }
    }

    /** As if the host had been asked long ago: nothing is known of before, so nothing would be sent for minutes. */
    private static void letTheCountBeOld(RedisServer redis, String host) throws Exception {
        try (RedisLimits limits =
                RedisLimits.builder(redis.address(), Secret.of("pepper")).connect()) {
            limits.rateLimiters().forHost(host, RateLimit.NONE).acquire().close();
        }
        String key = redis.send("KEYS keyaudit:{*}").lines().skip(2).findFirst().orElseThrow();
        redis.send("HSET " + key + " since 0");
    }
}
