package io.keyaudit.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyaudit.spi.SecretSource;
import io.keyaudit.yaml.InvalidFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisabledOnOs(OS.WINDOWS)
class HelpersFileTest {
    @TempDir
    private Path folder;

    private List<SecretSource> read(String text) throws IOException, InvalidFileException {
        return HelpersFile.read(Files.writeString(folder.resolve("helpers.yaml"), text), Programs.ENVIRONMENT);
    }

    @Test
    void declaresCommandsAndProcesses() throws Exception {
        List<SecretSource> helpers = read("""
                version: 1
                helpers:
                  here: { command: [printf, "%s", "{path}"] }
                  asked:
                    command: [sh, -c, 'printf "%s" "$ASKED"', "{path}"]
                    environment: [ASKED]
                    timeout: 30s
                    allow: ["a/*"]
                  lines:
                    process: [cat]
                """);
        assertThat(helpers).extracting(SecretSource::name).containsExactly("here", "asked", "lines");
        assertThat(helpers.get(0).read(List.of("docs")).get(0).reveal()).isEqualTo("docs");
        assertThat(helpers.get(1).read(List.of("a/b")).get(0).reveal()).isEqualTo("asked");
    }

    @Test
    void theyRunInTheFilesFolder() throws Exception {
        SecretSource helper = read("version: 1\nhelpers: {here: {command: [cat, \"{path}\"]}}")
                .get(0);
        Files.writeString(folder.resolve("secret.txt"), "the-secret");
        assertThat(helper.read(List.of("secret.txt")).get(0).reveal()).isEqualTo("the-secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "helpers: {}|version",
                "version: 1|\"helpers\" is missing",
                "{version: 1, helpers: [a]}|expected helpers by their names",
                "{version: 1, helpers: {a: {}}}|either",
                "{version: 1, helpers: {a: {command: [cat, '{path}'], process: [cat]}}}|either",
                "{version: 1, helpers: {a: {command: cat x}}}|expected a list",
                "{version: 1, helpers: {a: {command: [cat]}}}|{path}",
                "{version: 1, helpers: {env: {command: [cat, '{path}']}}}|named",
                "{version: 1, helpers: {a: {command: [nosuchprogram, '{path}']}}}|no program",
                "{version: 1, helpers: {a: {comand: [cat, '{path}']}}}|did you mean",
                "{version: 1, helpers: {a: {command: [cat, '{path}'], timeout: 10}}}|seconds",
                "{version: 1, helpers: {a: {command: [cat, '{path}'], timeout: 2h}}}|seconds",
                "{version: 1, helpers: {a: {command: [cat, '{path}'], environment: [A=b]}}}|without values",
            })
    void saysWhatIsWrong(String text, String message) {
        assertThatExceptionOfType(InvalidFileException.class)
                .isThrownBy(() -> read(text))
                .withMessageContaining(message);
    }

    @Test
    void nobodyElseCanWriteToIt() throws Exception {
        Path file = Files.writeString(folder.resolve("open.yaml"), "version: 1\nhelpers: {}");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThatExceptionOfType(InvalidFileException.class)
                .isThrownBy(() -> HelpersFile.read(file, Programs.ENVIRONMENT))
                .withMessageContaining("chmod");
    }
}
