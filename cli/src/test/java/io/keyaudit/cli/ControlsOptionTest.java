package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.providers.Providers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The view by control, in place of the keys. */
class ControlsOptionTest {
    private static final Keyaudit KEYAUDIT = Keyaudit.installed()
            .with(Providers.of(FakeProvider.refusing("fake")))
            .with(Map.of("TOKEN", "t0ken"));

    @TempDir
    private Path folder;

    private Path keys = Path.of("");

    @BeforeEach
    void listAKey() throws IOException {
        keys = Files.writeString(folder.resolve("keys.yaml"), """
                version: 1
                keys:
                  - { name: robot, provider: fake, endpoint: "https://x.example", credentials: { apiKey: env:TOKEN } }
                """);
    }

    @Test
    void tableJsonAndCsvShowControls() throws IOException {
        Path json = folder.resolve("controls.json");
        Path csv = folder.resolve("controls.csv");
        Path sarif = folder.resolve("r.sarif");

        Keyaudit.Ran ran = KEYAUDIT.run(
                "check",
                keys.toString(),
                "--policy",
                "builtin:recommended",
                "--controls",
                "--bom",
                "--format",
                "table",
                "--format",
                "json=" + json,
                "--format",
                "csv=" + csv,
                "--format",
                "sarif=" + sarif);

        assertThat(ran.out()).contains("CC6.3", "Least privilege", "1 not read", "robot");
        assertThat(JsonMapper.shared()
                        .readTree(Files.readString(json))
                        .at("/controls")
                        .valueStream()
                        .filter(control -> control.at("/control").asString().equals("CC6.3"))
                        .flatMap(control -> control.at("/keys/not-read").valueStream())
                        .map(JsonNode::asString))
                .containsExactly("robot");
        assertThat(Files.readString(csv)).startsWith("\uFEFFstandard,control,controlTitle,");
        assertThat(JsonMapper.shared().readTree(Files.readString(sarif)).at("/runs/0/results"))
                .hasSize(1);
    }

    @Test
    void withoutAPolicyThereAreNone() {
        assertThat(KEYAUDIT.run("check", keys.toString(), "--controls").out()).contains("No rule cites a control");
    }
}
