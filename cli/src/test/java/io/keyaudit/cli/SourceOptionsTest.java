package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.cli.Keyaudit.Ran;
import io.keyaudit.sandbox.SampleKey;
import io.keyaudit.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class SourceOptionsTest {
    private static Sandbox sandbox;
    private static SampleKey sample;

    @TempDir
    private Path folder;

    private Path keys;
    private Path helpers;
    private Path asked;

    @BeforeAll
    static void start() throws IOException {
        sandbox = Sandbox.start();
        sample = sandbox.sampleKeys().get(0);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void write() throws IOException {
        asked = folder.resolve("asked");
        Files.writeString(folder.resolve("docs-bot"), sample.credentials().get("apiKey"));
        helpers = Files.writeString(folder.resolve("helpers.yaml"), """
                version: 1
                helpers:
                  vault: { command: [sh, -c, 'echo "$0" >> asked; cat "$0"', "{path}"] }
                """);
        keys = Files.writeString(folder.resolve("keys.yaml"), """
                version: 1
                keys:
                  - { name: good, provider: docspace, endpoint: %1$s, credentials: { apiKey: "vault:docs-bot" } }
                  - { name: none, provider: docspace, endpoint: %1$s, credentials: { apiKey: "vault:missing" } }
                """.formatted(sample.endpoint()));
    }

    private static Ran run(String... args) {
        return Keyaudit.installed().with(Map.of("PATH", "/usr/bin:/bin")).run(args);
    }

    @Test
    void keysAreReadWithSecretsOfAHelperAndOneWithoutFailsAlone() throws Exception {
        Ran ran = run("check", keys.toString(), "--helpers", helpers.toString());

        assertThat(ran.exitCode()).isEqualTo(ExitCode.UNREAD);
        assertThat(ran.outUnwrapped())
                .contains("2 keys: 1 read, 1 could not be read", "helper \"vault\" ended with exit code 1")
                .doesNotContain("No such file", sample.credentials().get("apiKey"));
        assertThat(Files.readAllLines(asked)).containsExactlyInAnyOrder("docs-bot", "missing");
    }

    @Test
    void aHelperServesTheCommandLine() throws Exception {
        Ran ran = run(
                "show",
                "docspace",
                "--endpoint",
                sample.endpoint().toString(),
                "--credential",
                "apiKey=vault:docs-bot",
                "--helpers",
                helpers.toString());

        assertThat(ran.exitCode()).isEqualTo(ExitCode.OK);
    }

    @Test
    void withoutTheFileThereAreNoHelpers() {
        Ran ran = run("check", keys.toString());

        assertThat(ran.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(ran.err()).contains("--helpers").doesNotContain("docs-bot");
        assertThat(asked).doesNotExist();
    }

    @Test
    void nothingIsFetchedForAnotherEndpoint() {
        Ran ran =
                run("check", keys.toString(), "--helpers", helpers.toString(), "--allow-endpoint", "https://a.example");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(ran.err()).contains("key \"good\"", "key \"none\"", "https://a.example");
        assertThat(asked).doesNotExist();
        assertThat(run(
                                "show",
                                "docspace",
                                "--endpoint",
                                sample.endpoint().toString(),
                                "--credential",
                                "apiKey=vault:docs-bot",
                                "--helpers",
                                helpers.toString(),
                                "--allow-endpoint",
                                "https://a.example")
                        .exitCode())
                .isEqualTo(ExitCode.REFUSED);
        assertThat(asked).doesNotExist();
    }

    @Test
    void everyWorkflowOfThePageLimitsBoth() throws Exception {
        String page = Files.readString(Path.of("..", "docs", "ci.md"));
        for (String block : page.split("```", -1)) {
            if (block.contains("check keys.yaml --policy policy.yaml")) {
                assertThat(block).contains("--allow-endpoint", "--secrets-from");
            }
        }
    }

    @Test
    void filesAreReadFromTheFolderThatIsNamed() throws Exception {
        Files.writeString(keys, """
                version: 1
                keys:
                  - { name: good, provider: docspace, endpoint: %s, credentials: { apiKey: "file:docs-bot" } }
                """.formatted(sample.endpoint()));

        assertThat(run("check", keys.toString(), "--secrets-from", folder.toString())
                        .exitCode())
                .isEqualTo(ExitCode.OK);
        Ran elsewhere = run(
                "check",
                keys.toString(),
                "--secrets-from",
                folder.resolve("none").toString());
        assertThat(elsewhere.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(elsewhere.err()).contains("key \"good\"", "outside");
    }
}
