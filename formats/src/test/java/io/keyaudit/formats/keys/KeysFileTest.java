package io.keyaudit.formats.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.keyaudit.Endpoint;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.formats.FakeProvider;
import io.keyaudit.yaml.InvalidFileException;
import io.keyaudit.yaml.Position;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KeysFileTest {
    private static final String SECRET = KeysFileProblems.SECRET;
    private static final String EXAMPLE =
            "a keys file begins with \"version: 1\" and \"keys:\", and lists a name, a provider and credentials per key";

    @TempDir
    private Path folder;

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("keys.yaml"), text);
    }

    private KeysFile read(String text) throws IOException, InvalidFileException {
        return KeysFile.read(write(text), FakeProvider.INSTALLED, KeysFileProblems.ENVIRONMENT);
    }

    @Test
    void readsKeysAndTheirSecrets() throws Exception {
        Files.createDirectory(folder.resolve("secrets"));
        Files.writeString(folder.resolve("secrets/exchange"), "  the secret\n\n");

        KeysFile file = read("""
                # Our keys
                version: 1
                keys:
                  - name: docs-bot
                    provider: docs
                    endpoint: https://portal.example.com/
                    credentials: { apiKey: env:DOCS_KEY }
                    tags: [production, "12"]
                  - name: trader
                    provider: exchange
                    credentials:
                      apiKey: env:DOCS_KEY
                      apiSecret: file:secrets/exchange
                    options: { nonce: micros }
                """);

        AuditTarget docsBot = file.targets().get(0);
        assertThat(docsBot.name()).isEqualTo("docs-bot");
        assertThat(docsBot.provider()).isEqualTo("docs");
        assertThat(docsBot.endpoint()).contains(Endpoint.parse("https://portal.example.com"));
        assertThat(docsBot.credentials().get().get("apiKey").reveal()).isEqualTo(SECRET + "-a");
        assertThat(docsBot.tags()).containsExactlyInAnyOrder("production", "12");
        AuditTarget trader = file.targets().get(1);
        assertThat(trader.endpoint()).isEmpty();
        assertThat(trader.credentials().get().get("apiSecret").reveal()).isEqualTo("the secret");
        assertThat(trader.options()).isEqualTo(Map.of("nonce", "micros"));
        assertThat(file.keys().stream().map(KeysFile.Key::position))
                .containsExactly(new Position(4, 5), new Position(9, 5));
        assertThat(file.toString()).doesNotContain(SECRET).doesNotContain("the secret");
    }

    static Stream<Arguments> badFiles() {
        return Stream.of(
                arguments("empty", "", "1:1: the file is empty; " + EXAMPLE),
                arguments("comment only", "# nothing here\n", "1:1: the file is empty; " + EXAMPLE),
                arguments("text", SECRET, "1:1: expected a mapping with the fields version, keys, not a text"),
                arguments("no fields", "{}", """
                        1:1: "version" is missing; begin the file with "version: 1"
                        1:1: "keys" is missing; EXAMPLE"""),
                arguments("no keys", "version: 1\nkeys: []", "2:7: no keys are listed; EXAMPLE"),
                arguments(
                        "keys of the wrong type", "version: 1\nkeys: all", "2:7: expected a list of keys, not a text"),
                arguments("other version", "version: 2\nkeys: []", """
                        1:10: this version of the format is not known; this keyaudit reads version 1
                        2:7: no keys are listed; EXAMPLE"""),
                arguments("version in quotes", "version: '1'\nkeys:", """
                        1:10: expected "version: 1", not a text
                        2:6: expected a list of keys, not nothing"""),
                arguments(
                        "open bracket",
                        "version: 1\nkeys: [" + SECRET,
                        "2:17: malformed YAML: the file ends here, but a quote or bracket before is still open"),
                arguments(
                        "escape that the end cuts off",
                        "version: 1\nkeys: \"" + SECRET + "\\x",
                        "2:19: malformed YAML; check indentation, quotes, brackets and colons up to here"),
                arguments(
                        "escape of no character",
                        "version: 1\nkeys: \"" + SECRET + "\\UFFFFFFFF\"",
                        "2:19: malformed YAML; check indentation, quotes, brackets and colons up to here"),
                arguments("tab", "version: 1\nkeys:\n\t- name: " + SECRET, "3:1: a tab; YAML is indented with spaces"),
                arguments(
                        "colon too many",
                        "version: 1\nkeys: a: " + SECRET,
                        "2:8: malformed YAML: a colon too many, or the line is indented too far; a text with \": \" needs quotes"),
                arguments(
                        "undefined tag",
                        "version: 1\nkeys: !" + SECRET + "!a b",
                        "2:7: malformed YAML; check indentation, quotes, brackets and colons up to here"),
                arguments(
                        "YAML of the future",
                        "%YAML 2.0\n---\nversion: 1",
                        "1:1: malformed YAML; check indentation, quotes, brackets and colons up to here"),
                arguments(
                        "two documents",
                        "version: 1\n---\nversion: 1\n",
                        "2:1: a second document begins here; a file holds one"),
                arguments(
                        "nested without end",
                        "version: 1\nkeys: " + "[".repeat(5000),
                        "2:38: nested too deeply; is this the right file?"),
                arguments(
                        "control character",
                        "version: 1\nkeys: \u0000" + SECRET,
                        "2:7: an invisible control character; is this the right file?"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badFiles")
    void tellsWhatIsWrongWithAFileAndWhere(String what, String text, String expected) throws Exception {
        assertThat(KeysFileProblems.in(write(text)))
                .containsExactlyElementsOf(
                        expected.replace("EXAMPLE", EXAMPLE).lines().toList());
    }

    @Test
    void aNameIsForOneKey() throws Exception {
        String key =
                "  - {name: a, provider: docs, endpoint: https://a.example, credentials: {apiKey: env:DOCS_KEY}}\n";

        assertThat(KeysFileProblems.in(write("version: 1\nkeys:\n" + key + key)))
                .containsExactly("4:12: key \"a\": another key has this name, at 3:12; a name is for one key");
    }

    @Test
    void missingFilesAndDirectoriesAreNamed() {
        assertThat(KeysFileProblems.in(folder.resolve("none.yaml"))).containsExactly("there is no such file");
        assertThat(KeysFileProblems.in(folder)).containsExactly("this is a directory; name a file in it");
    }

    @Test
    void otherEncodingsAreRefusedAtTheirPlace() throws Exception {
        byte[] latin1 = "version: 1\nkeys: [Zoë]".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(KeysFileProblems.in(Files.write(folder.resolve("latin1.yaml"), latin1)))
                .containsExactly("2:10: not UTF-8; save the file in that encoding");
    }

    @Test
    void hugeFilesAreNotRead() throws Exception {
        byte[] huge = new byte[16 * 1024 * 1024 + 1];
        Arrays.fill(huge, (byte) '#');

        assertThat(KeysFileProblems.in(Files.write(folder.resolve("huge.yaml"), huge)))
                .containsExactly("larger than 16 MiB; is this the right file?");
    }

    @Test
    void aByteOrderMarkDoesNotCount() throws Exception {
        assertThat(KeysFileProblems.in(write("\uFEFF{}"))).first().asString().startsWith("1:1: ");
    }

    @Test
    void messagesAreSafeForTerminals() throws Exception {
        Path file = write("version: 1\nkeys:\n  - {name: \"a\\u001b[31m\", provider: x}\n");

        InvalidFileException invalid = catchThrowableOfType(
                InvalidFileException.class,
                () -> KeysFile.read(file, FakeProvider.INSTALLED, KeysFileProblems.ENVIRONMENT));

        assertThat(invalid).hasMessageContaining("keys.yaml:3:").hasMessageContaining("key \"a\\u001b[31m\"");
    }
}
