package io.keyaudit.formats.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.formats.FakeProvider;
import io.keyaudit.yaml.InvalidFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However a keys file is damaged, it is read or refused, and nothing else happens. */
class KeysFilePropertiesTest {
    private static final int FILES_PER_SEED = 40;
    private static final String SYNTAX = "\"\"\\\\xuUN'{}[]:,&*!|>%@`?-#~<= \n\t\r\0é\ufeff";
    private static final String GOOD = """
            # Our keys
            version: 1
            keys:
              - name: "docs-\\x41\\u00e9\\U0001F600 bot"
                provider: docs
                endpoint: https://portal.example.com/
                credentials: { apiKey: env:DOCS_KEY }
                tags: [production, "12", 'it''s']
              - name: >-
                  trader
                provider: exchange
                credentials:
                  apiKey: env:DOCS_KEY
                  ? apiSecret
                  : env:DOCS_KEY
                options: { nonce: micros }
            """;

    @TempDir
    private Path folder;

    static LongStream seeds() {
        long first = System.nanoTime();
        return LongStream.range(first, first + 25);
    }

    private static byte[] damaged(Random random) {
        byte[] bytes = GOOD.getBytes(StandardCharsets.UTF_8);
        for (int count = random.nextInt(4); count >= 0; count--) {
            int place = random.nextInt(bytes.length + 1);
            bytes = switch (random.nextInt(3)) {
                case 0 -> Arrays.copyOf(bytes, place);
                case 1 -> flipped(bytes, place, random.nextInt(Byte.SIZE));
                default -> inserted(bytes, place, SYNTAX.charAt(random.nextInt(SYNTAX.length())));
            };
        }
        return bytes;
    }

    private static byte[] flipped(byte[] bytes, int place, int bit) {
        byte[] copy = bytes.clone();
        if (place < copy.length) {
            copy[place] ^= (byte) (1 << bit);
        }
        return copy;
    }

    private static byte[] inserted(byte[] bytes, int place, char character) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return (text.substring(0, place) + character + text.substring(place)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean isUsable(Path file) throws IOException {
        try {
            return !KeysFile.read(file, FakeProvider.INSTALLED, KeysFileProblems.ENVIRONMENT)
                    .keys()
                    .isEmpty();
        } catch (InvalidFileException invalid) {
            assertThat(invalid.problems()).isNotEmpty();
            assertThat(invalid.getMessage()).doesNotContain(KeysFileProblems.SECRET);
            return false;
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void damagedFilesAreReadOrRefused(long seed) throws IOException {
        Path file = folder.resolve("keys.yaml");
        assertThat(isUsable(Files.writeString(file, GOOD))).isTrue();
        Random random = new Random(seed);
        for (int count = 0; count < FILES_PER_SEED; count++) {
            isUsable(Files.write(file, damaged(random)));
        }
    }

    @Test
    void everyBeginningIsReadOrRefused() throws IOException {
        byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < good.length; length++) {
            isUsable(Files.write(folder.resolve("keys.yaml"), Arrays.copyOf(good, length)));
        }
    }
}
