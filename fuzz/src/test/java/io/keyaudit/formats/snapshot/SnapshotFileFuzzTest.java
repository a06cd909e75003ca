package io.keyaudit.formats.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.keyaudit.drift.Baseline;
import io.keyaudit.drift.KeyRecord;
import io.keyaudit.fuzz.HeldGrants;
import io.keyaudit.fuzz.MemoryFolder;
import io.keyaudit.fuzz.Mutations;
import io.keyaudit.sandbox.IndependentJson;
import io.keyaudit.yaml.InvalidFileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a snapshot holds, it is read for what it says and reads back, or it is refused. */
class SnapshotFileFuzzTest {
    @TempDir(factory = MemoryFolder.class)
    static Path folder = Path.of("");

    @FuzzTest(maxDuration = "1h")
    void file(byte[] input) {
        Baseline baseline;
        try {
            baseline = read(input);
        } catch (InvalidFileException documented) {
            assertThat(documented.problems()).isNotEmpty();
            assertThat(documented.getMessage()).isNotBlank();
            return;
        }
        byte[] written = written(baseline);
        try {
            Baseline again = read(written);
            assertThat(List.copyOf(again.keys())).isEqualTo(List.copyOf(baseline.keys()));
            assertThat(written(again)).isEqualTo(written);
        } catch (InvalidFileException unreadable) {
            throw new AssertionError("what was written is not read", unreadable);
        }
        String text = new String(input, StandardCharsets.UTF_8).replaceFirst("^\ufeff", "");
        if (IndependentJson.judges(text)) {
            assertHeld(baseline, IndependentJson.read(text));
        }
    }

    private static void assertHeld(Baseline baseline, Object content) {
        List<?> keys = (List<?>) Objects.requireNonNull(((Map<?, ?>) content).get("keys"));
        assertThat(baseline.keys()).hasSameSizeAs(keys);
        for (Object key : keys) {
            Map<?, ?> held = (Map<?, ?>) Objects.requireNonNull(key);
            KeyRecord record = baseline.find(String.valueOf(held.get("name"))).orElseThrow();
            assertThat(record.provider()).isEqualTo(held.get("provider"));
            assertThat(record.reading().isPresent()).isEqualTo(held.containsKey("reading"));
            record.reading()
                    .ifPresent(reading ->
                            HeldGrants.assertSame(reading.permissions(), Objects.requireNonNull(held.get("reading"))));
        }
    }

    private static Baseline read(byte[] content) throws InvalidFileException {
        try {
            return SnapshotFile.read(Files.write(folder.resolve("snapshot.json"), content))
                    .baseline();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static byte[] written(Baseline baseline) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SnapshotFile.write(baseline, out);
        return out.toByteArray();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1})
    @Timeout(120)
    void damagedFiles(long seed) {
        Mutations.of(
                        SnapshotFileFuzzTest.class,
                        "file",
                        seed,
                        "null",
                        "true",
                        "false",
                        "[]",
                        "{}",
                        "\"",
                        ",",
                        "\"granted\"",
                        "\"denied\"",
                        "\"unknown\"",
                        "\"unrestricted\": true,",
                        "\"createdAt\": null,",
                        "\"expiresAt\": \"+999999999-12-31T23:59:59.999999999Z\",",
                        "\"managesKeys\": true,",
                        ", {\"name\": \"more\", \"provider\": \"docspace\"}",
                        "\\u0000",
                        "\\ud800",
                        "1e9",
                        "\ufeff")
                .feed(this::file);
    }
}
