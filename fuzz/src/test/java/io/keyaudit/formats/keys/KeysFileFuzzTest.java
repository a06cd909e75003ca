package io.keyaudit.formats.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.keyaudit.fuzz.MemoryFolder;
import io.keyaudit.fuzz.Mutations;
import io.keyaudit.providers.Providers;
import io.keyaudit.yaml.InvalidFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a keys file holds, it is read, or refused with the one documented exception, and tells no secret. */
class KeysFileFuzzTest {
    private static final Providers PROVIDERS = Providers.discover();
    private static final String SECRET = "sk-5ec2e75ec2e75ec2e7-of-the-environment";
    private static final Map<String, String> ENVIRONMENT = Map.of("DOCS_KEY", SECRET, "BFX_KEY", SECRET, "BFX", SECRET);

    @TempDir(factory = MemoryFolder.class)
    static Path folder = Path.of("");

    @FuzzTest(maxDuration = "1h")
    void file(byte[] input) {
        KeysFile read;
        try {
            read = KeysFile.read(Files.write(folder.resolve("keys.yaml"), input), PROVIDERS, ENVIRONMENT);
        } catch (InvalidFileException documented) {
            assertThat(documented.problems()).isNotEmpty();
            assertTellsNoSecret(input, String.valueOf(documented.getMessage()));
            return;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        assertThat(read.keys()).isNotEmpty();
        assertThat(read.targets()).doesNotHaveDuplicates();
        assertThat(read.targets()).allSatisfy(target -> {
            assertThat(target.name()).isNotBlank();
            assertThat(target.problems(PROVIDERS)).isEmpty();
        });
        assertTellsNoSecret(input, read.toString());
    }

    /** Unless the file holds it itself, as the name of a key perhaps. */
    private static void assertTellsNoSecret(byte[] input, String told) {
        assertThat(told).isNotBlank();
        if (!new String(input, StandardCharsets.ISO_8859_1).contains("5ec2e7")) {
            assertThat(told).doesNotContain("5ec2e7");
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1})
    @Timeout(120)
    void damagedFiles(long seed) {
        Mutations.of(
                        KeysFileFuzzTest.class,
                        "file",
                        seed,
                        ": ",
                        "- ",
                        "\n",
                        "\n  ",
                        "\t",
                        "\"",
                        "'",
                        "{",
                        "}",
                        "[",
                        "]",
                        "|\n",
                        ">-\n",
                        "&a ",
                        "*a",
                        "!!binary ",
                        "<<: ",
                        "---\n",
                        "...\n",
                        "%YAML 1.2\n",
                        "\ufeff",
                        "\\u0000",
                        "env:",
                        "file:",
                        "1e999",
                        "0x1",
                        "null")
                .feed(this::file);
    }
}
