package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.formats.Schemas;
import io.keyaudit.formats.keys.KeysFile;
import io.keyaudit.formats.policy.PolicyFile;
import io.keyaudit.providers.Providers;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {
    private static final String SECRET = "sk-5ec2e7-0123456789";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(List<String> answers, String... args) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        Iterator<String> next = new ArrayList<>(answers).iterator();
        Terminal terminal = new Terminal(
                stream,
                stream,
                false,
                false,
                100,
                Map.of(),
                folder,
                question -> Optional.empty(),
                question -> next.hasNext() ? Optional.of(next.next()) : Optional.empty());
        return Main.run(terminal, Providers::discover, args);
    }

    private String written(String file) throws Exception {
        return Files.readString(folder.resolve(file));
    }

    private List<String> files() {
        return List.of(Optional.ofNullable(folder.toFile().list()).orElse(new String[0]));
    }

    @Test
    void asksAndWritesFilesThatCanBeRead() throws Exception {
        assertThat(run(List.of("docspace", "docs bot", "https://portal.example.com", ""), "init"))
                .isEqualTo(ExitCode.OK);

        KeysFile keys = KeysFile.read(
                folder.resolve("keys.yaml"), Providers.discover(), Map.of("DOCS_BOT_API_KEY", "sk-" + "0".repeat(64)));
        assertThat(keys.targets()).singleElement().satisfies(key -> {
            assertThat(key.name()).isEqualTo("docs bot");
            assertThat(key.provider()).isEqualTo("docspace");
            assertThat(key.endpoint()).hasToString("Optional[https://portal.example.com]");
        });
        assertThat(PolicyFile.read(folder.resolve("policy.yaml"), Providers.discover())
                        .policy()
                        .rules())
                .extracting("id")
                .contains("rotate-in-time", "recommended/unrestricted");
        for (String name : List.of("keys", "policy")) {
            assertThat(written(name + ".yaml"))
                    .startsWith("# yaml-language-server: $schema=./" + name + ".schema.json\n");
            assertThat(written(name + ".schema.json"))
                    .isEqualTo(Schemas.find(name).orElseThrow());
        }
    }

    @Test
    void needsNoTerminalIfAllIsGiven() throws Exception {
        assertThat(run(
                        List.of(),
                        "init",
                        "--provider=bitfinex",
                        "--credential=apiKey=vault:bfx#key",
                        "--credential=apiSecret=vault:bfx#secret"))
                .isEqualTo(ExitCode.OK);
        assertThat(written("keys.yaml"))
                .contains("apiKey: \"vault:bfx#key\"", "name: \"bitfinex\"")
                .doesNotContain("endpoint");
    }

    @Test
    void saysWhatToGiveIfThereIsNobodyToAsk() {
        assertThat(run(List.of(), "init")).isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("give --provider");
        assertThat(files()).isEmpty();
    }

    @Test
    void neverWritesASecret() {
        assertThat(run(List.of("docspace", "", "https://portal.example.com", SECRET), "init"))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(run(List.of(), "init", "--provider=bitfinex", "--credential=apiKey=" + SECRET))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(run(List.of(), "init", "--provider=bitfinex", "--credential=" + SECRET + "=env:A"))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("prompt").doesNotContain(SECRET);
        assertThat(files()).isEmpty();
    }

    @Test
    void overwritesNothing() throws Exception {
        Files.writeString(folder.resolve("policy.yaml"), "mine");
        assertThat(run(List.of("bitfinex", "", "", ""), "init")).isEqualTo(ExitCode.REFUSED);
        assertThat(files()).containsExactly("policy.yaml");
        assertThat(written("policy.yaml")).isEqualTo("mine");
    }

    @Test
    void checkReadsBothWithoutBeingToldTheirNames() throws Exception {
        assertThat(run(List.of(), "check")).isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("keys.yaml", "keyaudit init");
        run(List.of("bitfinex", "", "", ""), "init");
        Files.writeString(folder.resolve("policy.yaml"), "version: 3");
        Files.writeString(folder.resolve("a"), "A".repeat(43));
        Files.writeString(folder.resolve("keys.yaml"), """
                version: 1
                keys:
                  - {name: a, provider: bitfinex, endpoint: "http://127.0.0.1:1",
                     credentials: {apiKey: "file:a", apiSecret: "file:a"}}
                """);
        err.reset();
        assertThat(run(List.of(), "check")).isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("policy.yaml:1:10");
    }
}
