package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keyaudit.cli.Keyaudit.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody listens where the key is, so it cannot be read; a snapshot remembers that. */
class SavedSnapshotTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("ONE", "sk-" + "0123456789abcdef".repeat(4));
    private static final String KEYS = """
            version: 1
            keys:
              - { name: one, provider: docspace, endpoint: "http://127.0.0.1:1", credentials: { apiKey: env:ONE } }
            """;
    private static final String POLICY = """
            version: 1
            name: none can write
            rules: [{ id: none, severity: low, forbid: ["*:write"] }]
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeInputs() throws IOException {
        Files.writeString(folder.resolve("keys.yaml"), KEYS);
        Files.writeString(folder.resolve("policy.yaml"), POLICY);
        Files.createDirectory(folder.resolve("sub"));
    }

    private Ran check(String snapshot) {
        return Keyaudit.installed()
                .with(ENVIRONMENT)
                .run(
                        "check",
                        folder.resolve("keys.yaml").toString(),
                        "--policy",
                        folder.resolve("policy.yaml").toString(),
                        "--format",
                        "json=" + folder.resolve("report.json"),
                        "--resume",
                        folder.resolve("journal").toString(),
                        "--save-snapshot",
                        snapshot);
    }

    @ParameterizedTest
    @ValueSource(strings = {"keys.yaml", "sub/../policy.yaml", "report.json", "journal"})
    void replacesNothingThatTheCommandReadsOrWritesBesides(String name) throws IOException {
        Ran ran = check(folder + "/" + name);

        assertThat(ran.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(ran.err()).contains("--save-snapshot: ", "is read or written by this command already");
        assertThat(folder.resolve("keys.yaml")).hasContent(KEYS);
        assertThat(folder.resolve("policy.yaml")).hasContent(POLICY);
    }

    @Test
    void replacesNoDevice() {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device), "no such device here");

        Ran ran = check(device.toString());

        assertThat(ran.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(ran.err()).contains("--save-snapshot: /dev/null is a device or a pipe");
        assertThat(Files.isRegularFile(device)).isFalse();
    }

    @Test
    void keepsALinkAndReplacesWhereItLeads() throws IOException {
        Path kept = Files.writeString(folder.resolve("sub/kept.json"), "");
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), kept);

        assertThat(check(link.toString()).exitCode()).isEqualTo(ExitCode.UNREAD);

        assertThat(link).isSymbolicLink();
        assertThat(kept).content().contains("\"name\": \"one\"");
    }

    @Test
    void mayReplaceTheBaseline() {
        String snapshot = folder.resolve("keys.json").toString();
        assertThat(check(snapshot).exitCode()).isEqualTo(ExitCode.UNREAD);

        Ran ran = Keyaudit.installed()
                .with(ENVIRONMENT)
                .run(
                        "check",
                        folder.resolve("keys.yaml").toString(),
                        "--baseline",
                        snapshot,
                        "--save-snapshot",
                        snapshot);

        assertThat(ran.exitCode()).isEqualTo(ExitCode.UNREAD);
    }

    @Test
    void keepsWhatTheBaselineSaysOfKeysWhoseListCannotBeRead() throws IOException {
        Files.writeString(folder.resolve("keys.yaml"), KEYS.replace("name: one,", "name: one, inventory: true,"));
        Path snapshot = Files.writeString(folder.resolve("keys.json"), """
                {"version": 1, "keys": [{"name": "one/bot#1", "provider": "docspace"}, {"name": "two", "provider": "docspace"}]}
                """);

        Keyaudit.installed()
                .with(ENVIRONMENT)
                .run(
                        "check",
                        folder.resolve("keys.yaml").toString(),
                        "--baseline",
                        snapshot.toString(),
                        "--save-snapshot",
                        snapshot.toString());

        assertThat(snapshot).content().contains("one/bot#1").doesNotContain("two");
    }

    @Test
    void aReportIsWrittenOnceThoughALinkLeadsThere() throws IOException {
        Files.createSymbolicLink(folder.resolve("alias"), folder.resolve("sub"));

        Ran ran = Keyaudit.installed()
                .with(ENVIRONMENT)
                .run(
                        "check",
                        folder.resolve("keys.yaml").toString(),
                        "--format",
                        "json=" + folder.resolve("sub/report"),
                        "--format",
                        "csv=" + folder.resolve("alias/report"));

        assertThat(ran.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(ran.err()).contains("two reports would be written to");
    }
}
