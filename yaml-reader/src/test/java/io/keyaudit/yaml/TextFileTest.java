package io.keyaudit.yaml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFileTest {
    @TempDir
    private Path folder;

    @Test
    void readsUtf8WithoutItsByteOrderMark() throws IOException, InvalidFileException {
        assertThat(read("\uFEFFkeys:\n\t- Zoë".getBytes(UTF_8))).isEqualTo("keys:\n\t- Zoë");
        assertThat(read(new byte[0])).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"a\\0, 1, 2", "a\\nb\\7, 2, 2", "ok\\n\\33[31m, 2, 1", "\\177, 1, 1"})
    void namesThePlaceOfAControlCharacter(String escaped, int line, int column) {
        refuses(escaped.translateEscapes().getBytes(UTF_8), "keys.yaml:" + line + ":" + column + ": ");
    }

    @Test
    void namesThePlaceOfAnotherEncoding() {
        refuses("keys:\n  Zoë".getBytes(ISO_8859_1), "keys.yaml:2:5: ");
    }

    @Test
    void refusesWhatIsTooLarge() {
        refuses(new byte[16 * 1024 * 1024 + 1], "16 MiB");
    }

    @Test
    void refusesADirectoryAndAFileThatIsNotThere() {
        assertThatExceptionOfType(InvalidFileException.class)
                .isThrownBy(() -> TextFile.read(folder, Problems.in(folder)))
                .withMessageContaining("directory");
        Path missing = folder.resolve("missing.yaml");
        assertThatExceptionOfType(InvalidFileException.class)
                .isThrownBy(() -> TextFile.read(missing, Problems.in(missing)))
                .withMessageContaining("no such file");
    }

    private void refuses(byte[] content, String part) {
        assertThatExceptionOfType(InvalidFileException.class)
                .isThrownBy(() -> read(content))
                .withMessageContaining(part);
    }

    private String read(byte[] content) throws IOException, InvalidFileException {
        Path file = Files.write(folder.resolve("keys.yaml"), content);
        return TextFile.read(file, Problems.in(file));
    }
}
