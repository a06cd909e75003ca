package io.keyaudit.formats.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.keyaudit.FailureKind;
import io.keyaudit.Secret;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.KeyOutcome.Failed;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.fuzz.HeldGrants;
import io.keyaudit.fuzz.MemoryFolder;
import io.keyaudit.fuzz.Mutations;
import io.keyaudit.sandbox.IndependentJson;
import io.keyaudit.spi.Ticker;
import io.keyaudit.yaml.InvalidFileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a journal holds, no key has an outcome that does not stand there, and it goes on; or it is refused. */
class JournalFuzzTest {
    private static final String PROGRAM = "keyaudit 1.0";
    private static final String RIGHT_CHECK = ",\"check\":\"right\"}";
    private static final Secret SECRET = Secret.of("sk-5ec2e7");
    private static final AuditTarget ASKED = AuditTarget.builder("docs-bot", "docspace")
            .endpoint("https://portal.example.com")
            .credential("apiKey", SECRET)
            .build();
    private static final KeyOutcome ANOTHER = new Failed(
            AuditTarget.builder("another", "docspace")
                    .credential("apiKey", SECRET)
                    .build(),
            FailureKind.REJECTED,
            "no");

    @TempDir(factory = MemoryFolder.class)
    static Path folder = Path.of("");

    /** A line that ends with the check {@code right} is given the right one, which no search would find. */
    @FuzzTest(maxDuration = "1h")
    void journal(byte[] input) {
        byte[] content = checked(input);
        Path file = folder.resolve("journal");
        try {
            Files.write(file, content);
            continued(file, content);
        } catch (InvalidFileException documented) {
            assertThat(documented.problems()).isNotEmpty();
            assertThat(file).hasBinaryContent(content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void continued(Path file, byte[] content) throws InvalidFileException {
        Optional<KeyOutcome> found;
        int size;
        try (Journal journal = Journal.open(file, PROGRAM, Ticker.system(), unsynced -> {})) {
            found = journal.find(ASKED);
            found.ifPresent(outcome -> assertHeld(outcome, content));
            journal.add(ANOTHER);
            size = journal.size();
        }
        try (Journal journal = Journal.open(file, PROGRAM, Ticker.system(), unsynced -> {})) {
            assertThat(journal.size()).isEqualTo(size);
            assertThat(journal.find(ASKED)).isEqualTo(found);
            assertThat(journal.find(ANOTHER.target())).contains(ANOTHER);
        } catch (InvalidFileException unreadable) {
            throw new AssertionError("what was continued is not read", unreadable);
        }
    }

    /** In the last whole line about the key. */
    private static void assertHeld(KeyOutcome outcome, byte[] content) {
        assertThat(outcome.target()).isEqualTo(ASKED);
        String text = new String(content, StandardCharsets.UTF_8);
        List<String> lines = List.of(text.substring(0, text.lastIndexOf('\n')).split("\n", -1));
        // The digits of a check might look like a number that is not judged.
        if (!lines.stream().allMatch(IndependentJson::judges)) {
            return;
        }
        Map<?, ?> held = lines.stream()
                .skip(1)
                .<Map<?, ?>>map(line -> (Map<?, ?>) IndependentJson.read(line))
                .filter(line ->
                        line.get("key") instanceof Map<?, ?> key && ASKED.name().equals(key.get("name")))
                .reduce((earlier, later) -> later)
                .<Map<?, ?>>map(line -> (Map<?, ?>) Objects.requireNonNull(line.get("outcome")))
                .orElseThrow();
        if (outcome instanceof Inspected inspected) {
            HeldGrants.assertSame(inspected.snapshot().permissions(), held);
        } else {
            assertThat(held.get("outcome")).isEqualTo("failed");
        }
    }

    private static byte[] checked(byte[] input) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        int start = 0;
        for (int end = 0; end <= input.length; end++) {
            if (end == input.length || input[end] == '\n') {
                content.writeBytes(checkedLine(Arrays.copyOfRange(input, start, end)));
                if (end < input.length) {
                    content.write('\n');
                }
                start = end + 1;
            }
        }
        return content.toByteArray();
    }

    private static byte[] checkedLine(byte[] line) {
        String text = new String(line, StandardCharsets.ISO_8859_1);
        if (!text.endsWith(RIGHT_CHECK)) {
            return line;
        }
        int length = line.length - RIGHT_CHECK.length();
        CRC32 check = new CRC32();
        check.update(line, 0, length);
        return (text.substring(0, length) + String.format(",\"check\":\"%08x\"}", check.getValue()))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1})
    @Timeout(300)
    void damagedJournals(long seed) {
        Mutations.of(
                        JournalFuzzTest.class,
                        "journal",
                        seed,
                        RIGHT_CHECK,
                        RIGHT_CHECK + "\n",
                        "\n",
                        "\r\n",
                        "null",
                        "true",
                        "{}",
                        "[]",
                        "\"",
                        "\"granted\"",
                        "\"denied\"",
                        "{\"ended\":true" + RIGHT_CHECK + "\n",
                        "docs-bot",
                        "another",
                        "\\ud800",
                        "\u0000",
                        "1e9",
                        "\ufeff")
                .feed(this::journal);
    }
}
