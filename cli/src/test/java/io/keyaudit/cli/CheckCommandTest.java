package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.cli.Keyaudit.Ran;
import io.keyaudit.sandbox.SampleKey;
import io.keyaudit.sandbox.Sandbox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CheckCommandTest {
    private static Sandbox sandbox;
    private static SampleKeysFile sampleKeys;

    @TempDir
    private Path folder;

    private Path keys;

    @BeforeAll
    static void start() throws IOException {
        sandbox = Sandbox.start();
        sampleKeys = SampleKeysFile.write(sandbox.sampleKeys());
    }

    @AfterAll
    static void stop() throws IOException {
        sampleKeys.close();
        sandbox.close();
    }

    @BeforeEach
    void writeKeysFile() throws IOException {
        keys = Files.writeString(folder.resolve("keys.yaml"), sampleKeys.text());
    }

    /** A keys file with the one sample key that reads, and its secret in a variable. */
    private Keyaudit withOneKey() throws IOException {
        SampleKey reader = sandbox.sampleKeys().get(0);
        Files.writeString(keys, """
                version: 1
                keys:
                  - { name: one, provider: docspace, endpoint: %s, credentials: { apiKey: env:ONE } }
                """.formatted(reader.endpoint()));
        return Keyaudit.installed().with(Map.of("ONE", reader.credentials().get("apiKey")));
    }

    @Test
    void reportsEveryKeyAndTellsThatSomeCouldNotBeRead() {
        Ran ran = Keyaudit.installed().run("check", keys.toString(), "--all");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.UNREAD);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .startsWith("KEY  ")
                .contains("docs-reader           docspace  active    accounts --        accounts.self --   files r-")
                .contains("! full access, to resources that do not exist yet too")
                .contains("FAILED    rejected: ")
                .contains("16 keys: 14 read, 2 could not be read")
                .doesNotContain("\u001b");
    }

    @Test
    void exitsWithZeroWhenEveryKeyWasRead() throws IOException {
        Ran ran = withOneKey().run("check", keys.toString());

        assertThat(ran.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(ran.out()).contains("1 key: 1 read\n");
    }

    @Test
    void writesSeveralReportsAtOnce() throws IOException {
        Path file = folder.resolve("report.json");

        Ran ran = withOneKey().run("check", keys.toString(), "--format", "table", "--format=json=" + file);

        assertThat(ran.out()).contains("KEYS (1 key)");
        JsonNode report = JsonMapper.shared().readTree(Files.readString(file));
        assertThat(report.at("/summary/inspected").asInt()).isEqualTo(1);
        assertThat(report.at("/keys/0/name").asString()).isEqualTo("one");
    }

    @Test
    void writesJsonAloneToStandardOutput() {
        Ran ran = Keyaudit.installed().run("check", "--format", "json", keys.toString());

        JsonNode report = JsonMapper.shared().readTree(ran.out());
        assertThat(report.at("/keys").size()).isEqualTo(16);
        assertThat(report.at("/summary/failed").asInt()).isEqualTo(2);
        assertThat(ran.exitCode()).isEqualTo(ExitCode.UNREAD);
    }

    @Test
    void writesATableToAFileWithoutColours() throws IOException {
        Path file = folder.resolve("table.txt");

        Ran ran = withOneKey()
                .onTerminal(question -> Optional.empty())
                .run("check", keys.toString(), "--format", "table=" + file);

        assertThat(ran.out()).isEmpty();
        assertThat(Files.readString(file)).contains("1 key: 1 read").doesNotContain("\u001b");
    }

    @Test
    void coloursAndShowsProgressOnATerminalOnly() throws IOException {
        Keyaudit terminal = withOneKey().onTerminal(question -> Optional.empty());

        Ran ran = terminal.run("check", keys.toString());
        assertThat(ran.out()).contains("\u001b[1mKEY");
        assertThat(ran.err()).contains("0 of 1 keys, asking about one").endsWith("\r\u001b[K");
        assertThat(terminal.run("check", keys.toString(), "--color", "never").out())
                .doesNotContain("\u001b");
        assertThat(withOneKey().run("check", keys.toString(), "--color=ALWAYS").out())
                .contains("\u001b[1mKEY");
    }

    @Test
    void honoursNoColor() {
        Terminal terminal = Keyaudit.installed()
                .onTerminal(question -> Optional.empty())
                .with(Map.of("NO_COLOR", "1"))
                .terminal(System.out, System.err);

        assertThat(terminal.colours(Terminal.Colour.AUTO)).isFalse();
        assertThat(terminal.colours(Terminal.Colour.ALWAYS)).isTrue();
    }

    @Test
    void timesOutAfterTheGivenTime() throws IOException {
        Ran ran = withOneKey().run("check", keys.toString(), "--timeout", "1ms", "--concurrency", "1");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.UNREAD);
        assertThat(ran.out()).contains("timeout: ");
    }

    @Test
    void reportsWhatThereIsWhenInterrupted() throws Exception {
        Keyaudit keyaudit = withOneKey();
        Thread.currentThread().interrupt();

        Ran ran = keyaudit.run("check", keys.toString(), "--format", "json");

        assertThat(Thread.interrupted()).isFalse();
        assertThat(ran.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
        JsonNode unasked = JsonMapper.shared().readTree(ran.out()).at("/keys/0");
        assertThat(unasked.propertyNames()).contains("name").doesNotContain("failure", "permissions");
    }

    @Test
    void tellsWhenStandardOutputIsClosed() throws IOException {
        PrintStream closed = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        closed.close();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Keyaudit keyaudit = withOneKey();

        int exitCode = Main.run(
                keyaudit.terminal(closed, new PrintStream(err, true, StandardCharsets.UTF_8)),
                keyaudit::providers,
                "check",
                keys.toString());

        assertThat(exitCode).isEqualTo(ExitCode.UNREAD);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("keyaudit: standard output could not be written in full\n");
    }

    @Test
    void keepsOlderReportsUntilAllCanBeWritten() throws IOException {
        Path older = Files.writeString(folder.resolve("older.json"), "kept");
        Keyaudit keyaudit = withOneKey();

        Ran refused = keyaudit.run(
                "check",
                keys.toString(),
                "--format=json=" + older,
                "--format=table=" + folder.resolve("none").resolve("x"));

        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(older).hasContent("kept");
        Path open = Path.of("/proc/self/fd");
        if (Files.isDirectory(open)) {
            try (Stream<Path> files = Files.list(open)) {
                assertThat(files).noneMatch(file -> leadsTo(file, older));
            }
        }
        assertThat(keyaudit.run("check", keys.toString(), "--format=json=" + older)
                        .exitCode())
                .isZero();
        assertThat(Files.readString(older)).startsWith("{").endsWith("}\n");
    }

    private static boolean leadsTo(Path link, Path file) {
        try {
            return Files.readSymbolicLink(link).equals(file.toRealPath());
        } catch (IOException closed) {
            return false;
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void tellsOnOneLineWhyAReportCannotBeWritten() throws IOException {
        Ran ran = withOneKey().run("check", keys.toString(), "--format=json=/dev/full");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.UNREAD);
        assertThat(ran.err()).isEqualTo("keyaudit: the report could not be written: No space left on device\n");
    }

    @Test
    void keepsReportsApartAndTheKeysFileWhole() throws IOException {
        Path other = folder.resolve("other");
        for (List<String> formats : List.of(
                List.of("table", "json"),
                List.of("json=" + other, "table=" + other),
                List.of("json=" + keys),
                List.of("json=" + folder),
                List.of("json=" + folder.resolve("none/report.json")))) {
            String[] args = Stream.concat(
                            Stream.of("check", keys.toString()),
                            formats.stream().map(format -> "--format=" + format))
                    .toArray(String[]::new);

            Ran ran = Keyaudit.installed().run(args);

            assertThat(ran.exitCode()).as("%s", formats).isEqualTo(ExitCode.REFUSED);
            assertThat(ran.err()).startsWith("keyaudit: --format: ");
            assertThat(ran.out()).isEmpty();
        }
        assertThat(Files.readString(keys)).isEqualTo(sampleKeys.text());
    }
}
