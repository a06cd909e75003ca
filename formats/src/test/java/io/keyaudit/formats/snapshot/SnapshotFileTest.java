package io.keyaudit.formats.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyaudit.Environment;
import io.keyaudit.Fact;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.drift.Baseline;
import io.keyaudit.drift.Constraints;
import io.keyaudit.drift.Drift;
import io.keyaudit.drift.KeyRecord;
import io.keyaudit.formats.FakeProvider;
import io.keyaudit.formats.Outcomes;
import io.keyaudit.formats.RandomOutcomes;
import io.keyaudit.text.Sha256;
import io.keyaudit.yaml.InvalidFileException;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SnapshotFileTest {
    private static final String KEY = "\"name\": \"a\", \"provider\": \"docs\"";
    private static final String READING = "\"state\": \"active\", \"unrestricted\": false, \"permissions\": [], "
            + "\"nativeScopes\": [], \"unrecognizedScopes\": []";

    @TempDir
    private Path folder;

    static LongStream seeds() {
        long first = System.nanoTime();
        return LongStream.range(first, first + 100);
    }

    private static byte[] written(Baseline baseline) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SnapshotFile.write(baseline, out);
        return out.toByteArray();
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("snapshot.json"), content);
    }

    private Path file(String content) throws IOException {
        return file(content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void holdsOneValuePerLineAndNoTimeOfTheAudit() {
        Baseline baseline = Baseline.of(List.of(
                KeyRecord.of(Outcomes.inspected("docs-bot", "docs", Outcomes.permissions("files r-"), "spaces:read")),
                KeyRecord.of(Outcomes.failed("a-revoked", "try later"))));

        assertThat(new String(written(baseline), StandardCharsets.UTF_8)).isEqualTo("""
                        {
                          "version": 1,
                          "keys": [
                            {
                              "name": "a-revoked",
                              "provider": "docs"
                            },
                            {
                              "name": "docs-bot",
                              "provider": "docs",
                              "endpoint": "https://portal.example.com",
                              "reading": {
                                "state": "active",
                                "unrestricted": false,
                                "permissions": [
                                  {
                                    "resource": "files",
                                    "read": "granted",
                                    "write": "denied"
                                  }
                                ],
                                "nativeScopes": [
                                  "files:read",
                                  "rooms:read"
                                ],
                                "unrecognizedScopes": [
                                  "spaces:read"
                                ],
                                "id": "7c1e",
                                "hint": "sk-***9f3c",
                                "ownerId": "u1",
                                "createdAt": "2026-01-02T03:04:05Z",
                                "expiresAt": "2026-11-20T08:30:00Z"
                              }
                            }
                          ]
                        }
                        """);
    }

    /** Such as an earlier keyaudit wrote: without constraints and verdicts. */
    @Test
    void whatAnOlderFileLeavesOutIsUnknownAndGivesNoChange() throws Exception {
        KeyOutcome.Inspected key =
                (KeyOutcome.Inspected) Outcomes.inspected("docs-bot", "docs", Outcomes.permissions("files r-"));
        KeyRecord now = KeyRecord.of(new KeyOutcome.Inspected(
                key.target(),
                key.snapshot().toBuilder()
                        .attributes(key.snapshot()
                                .attributes()
                                .withAllowedAddresses(Fact.none())
                                .withEnvironment(Fact.known(Environment.PRODUCTION)))
                        .build()));
        String current = new String(written(Baseline.of(List.of(now))), StandardCharsets.UTF_8);
        String older = current.replaceAll(",\\s+\"(allowedAddresses|addressRestricted|environment)\": [^,\\n]+", "");
        assertThat(older).isNotEqualTo(current).doesNotContain("ddress", "environment");

        Baseline read = SnapshotFile.read(file(older)).baseline();

        assertThat(read.keys().iterator().next().reading().orElseThrow().constraints())
                .isEqualTo(Constraints.unknown());
        assertThat(Drift.between(read, Baseline.of(List.of(now)), FakeProvider.INSTALLED))
                .isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void comesBackAsItWas(long seed) throws Exception {
        List<KeyRecord> records = new ArrayList<>(new RandomOutcomes(new Random(seed))
                .outcomes().stream().map(KeyRecord::of).toList());
        byte[] written = written(Baseline.of(records));
        Collections.shuffle(records, new Random(seed));

        SnapshotFile file = SnapshotFile.read(file(written));
        Baseline read = file.baseline();

        assertThat(file.sha256()).isEqualTo(Sha256.hex(written));
        assertThat(List.copyOf(read.keys()))
                .isEqualTo(List.copyOf(Baseline.of(records).keys()));
        assertThat(written(read)).isEqualTo(written);
        assertThat(new String(written, StandardCharsets.UTF_8)).doesNotContain(RandomOutcomes.SECRET);
    }

    static Stream<Arguments> flaws() {
        return Stream.of(
                Arguments.of("", "1:1: expected a snapshot"),
                Arguments.of("[]", "1:1: expected a snapshot"),
                Arguments.of("{\"version\": 1}", "1:1: expected a snapshot"),
                Arguments.of("{\"keys\": []}", "1:1: expected a snapshot"),
                Arguments.of("{\"version\": 2, \"keys\": []}", "1:13: this version of the format is not known"),
                Arguments.of("{\"version\": \"1\", \"keys\": []}", "1:13: this version"),
                Arguments.of("{\"version\": 1, \"keys\": {}}", "1:16: expected a snapshot"),
                Arguments.of("{\"version\": 1, \"startedAt\": 1}", "1:16: expected a snapshot"),
                Arguments.of(
                        "{\"version\": 1, \"keys\": [],\n \"keys\": []}", "2:2: this field was given before, at 1:16"),
                Arguments.of("{\"version\": 1, \"keys\": []} x", "malformed JSON"),
                Arguments.of("{\"version\": 1, \"keys\": []} 1", "1:28: the JSON is complete before this"),
                Arguments.of("{\"version\": 1, \"keys\": [", "the file ends here"),
                Arguments.of("{\"version\": 1, \"keys\": [" + "[".repeat(100), "nested too deeply"),
                Arguments.of(keys("1"), "expected a mapping with the fields name, provider, endpoint, reading"),
                Arguments.of(keys("{\"name\": \"a\"}"), "the field \"provider\" is missing here"),
                Arguments.of(keys("{\"name\": \" \", \"provider\": \"p\"}"), "expected a text that is not blank"),
                Arguments.of(keys("{" + KEY + ", \"tags\": []}"), "unknown field"),
                Arguments.of(keys("{" + KEY + ", \"name\": \"b\"}"), "this field was given before"),
                Arguments.of(keys("{" + KEY + "}, {" + KEY + "}"), "another key has this name"),
                Arguments.of(keys("{" + KEY + ", \"endpoint\": \"http://example.com\"}"), "https"),
                Arguments.of(reading(READING.replace("active", "asleep")), "expected one of active, inactive"),
                Arguments.of(reading(READING.replace("false", "0")), "expected true or false"),
                Arguments.of(
                        reading(READING.replace("\"nativeScopes\": []", "\"nativeScopes\": 1")), "expected a list"),
                Arguments.of(reading(READING + ", \"lastUsedAt\": null"), "unknown field"),
                Arguments.of(reading(READING + ", \"createdAt\": \"today\""), "expected an instant"),
                Arguments.of(reading(READING + ", \"managesKeys\": \"no\""), "expected true or false"),
                Arguments.of(reading(READING.replace("\"unrestricted\": false, ", "")), "\"unrestricted\" is missing"),
                Arguments.of(
                        reading(READING.replace(
                                "\"permissions\": []", "\"permissions\": [" + pair() + "," + pair() + "]")),
                        "a second pair for this resource"),
                Arguments.of(
                        reading(READING.replace("false", "true")
                                .replace("\"permissions\": []", "\"permissions\": [" + pair() + "]")),
                        "full access, but not to this resource"));
    }

    private static String pair() {
        return "{\"resource\": \"files\", \"read\": \"granted\", \"write\": \"denied\"}";
    }

    private static String keys(String keys) {
        return "{\"version\": 1, \"keys\": [\n" + keys + "\n]}";
    }

    private static String reading(String reading) {
        return keys("{" + KEY + ", \"reading\": {\n" + reading + "}}");
    }

    @ParameterizedTest
    @MethodSource("flaws")
    void nothingElseIsRead(String content, String problem) throws IOException {
        Path file = file(content);

        assertThatExceptionOfType(InvalidFileException.class)
                .isThrownBy(() -> SnapshotFile.read(file))
                .satisfies(invalid -> {
                    assertThat(invalid.problems()).hasSize(1);
                    assertThat(invalid.problems().get(0).position()).isPresent();
                    assertThat(invalid).hasMessageContaining(problem);
                });
    }

    @Test
    void tellsWhatIsWrongWithTheFileAsAWhole() throws IOException {
        assertThatExceptionOfType(InvalidFileException.class)
                .isThrownBy(() -> SnapshotFile.read(folder.resolve("none")))
                .withMessageEndingWith("there is no such file");
        assertThatExceptionOfType(InvalidFileException.class)
                .isThrownBy(() -> SnapshotFile.read(folder))
                .withMessageEndingWith("this is a directory; name a file in it");
        Path latin1 = file(keys("{" + KEY.replace('a', 'é') + "}").getBytes(StandardCharsets.ISO_8859_1));
        assertThatExceptionOfType(InvalidFileException.class)
                .isThrownBy(() -> SnapshotFile.read(latin1))
                .withMessageContaining("not UTF-8");
    }

    @Test
    void takesTheMarkOfSomeEditors() throws Exception {
        assertThat(SnapshotFile.read(file("\uFEFF" + keys("{" + KEY + "}")))
                        .baseline()
                        .keys())
                .hasSize(1);
    }

    /** Values that many keys have in common take memory once. */
    @Test
    void readsManyKeys() throws Exception {
        int count = 10_000;
        Path file = folder.resolve("many.json");
        KeyRecord one = KeyRecord.of(Outcomes.inspected("x", "docs", Outcomes.permissions("files r-", "rooms rw")));
        List<KeyRecord> records = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            records.add(new KeyRecord("key-" + index, one.provider(), one.endpoint(), one.reading(), one.verdicts()));
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            SnapshotFile.write(Baseline.of(records), out);
        }

        Baseline read = SnapshotFile.read(file).baseline();

        assertThat(read.keys()).hasSize(count);
        assertThat(read.keys().stream()
                        .map(record -> System.identityHashCode(
                                record.reading().orElseThrow().permissions()))
                        .distinct())
                .hasSize(1);
    }
}
