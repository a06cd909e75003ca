package io.keyaudit.formats.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyaudit.FailureKind;
import io.keyaudit.Secret;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.KeyOutcome.Failed;
import io.keyaudit.formats.Outcomes;
import io.keyaudit.formats.RandomOutcomes;
import io.keyaudit.spi.Ticker;
import io.keyaudit.yaml.InvalidFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JournalTest {
    private static final String PROGRAM = "keyaudit 1.0";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("journal");
    }

    static LongStream seeds() {
        long first = System.nanoTime();
        return LongStream.range(first, first + 100);
    }

    private Journal open() throws InvalidFileException {
        return Journal.open(file, PROGRAM, Ticker.system());
    }

    private static KeyOutcome read(String name) {
        return Outcomes.inspected(name, "docs", Outcomes.permissions("files r-"));
    }

    private static Failed failed(String name, FailureKind kind) {
        return new Failed(Outcomes.target(name, "docs"), kind, "why");
    }

    private void write(KeyOutcome... outcomes) throws InvalidFileException {
        try (Journal journal = open()) {
            Arrays.stream(outcomes).forEach(journal::add);
        }
    }

    private String content() throws IOException {
        return Files.readString(file);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void remembersOutcomesAsTheyWereAndNoSecret(long seed) throws Exception {
        List<KeyOutcome> outcomes = new RandomOutcomes(new Random(seed)).outcomes();
        write(outcomes.toArray(KeyOutcome[]::new));

        try (Journal journal = open()) {
            for (KeyOutcome outcome : outcomes) {
                Optional<KeyOutcome> found = journal.find(outcome.target());
                assertThat(found).isEqualTo(Journal.isAnswer(outcome) ? Optional.of(outcome) : Optional.empty());
                found.ifPresent(back -> Outcomes.assertSameProvenance(back, outcome));
            }
        }
        assertThat(content()).doesNotContain(RandomOutcomes.SECRET).endsWith("\n");
    }

    @ParameterizedTest
    @EnumSource(value = FailureKind.class, mode = EnumSource.Mode.EXCLUDE, names = "CANCELLED")
    void remembersFailuresThatTheServiceDecided(FailureKind kind) throws Exception {
        write(read("a"), failed("a", kind), failed("b", kind));

        try (Journal journal = open()) {
            boolean decided = kind == FailureKind.REJECTED || kind == FailureKind.FORBIDDEN;
            assertThat(journal.find(Outcomes.target("b", "docs")))
                    .isEqualTo(decided ? Optional.of(failed("b", kind)) : Optional.empty());
            assertThat(journal.find(Outcomes.target("a", "docs")).isPresent()).isEqualTo(decided);
            assertThat(journal.size()).isEqualTo(decided ? 2 : 0);
        }
    }

    @Test
    void remembersKeysOnlyAsTheyWere() throws Exception {
        AuditTarget target = AuditTarget.builder("a", "docs")
                .endpoint("https://portal.example.com")
                .credential("apiKey", Secret.of("one"))
                .option("nonce", "gentle")
                .build();
        write(new Failed(target, FailureKind.REJECTED, "no"));
        AuditTarget.Builder same = AuditTarget.builder("a", "docs")
                .endpoint("https://portal.example.com")
                .credential("apiKey", Secret.of("one"))
                .option("nonce", "gentle")
                .tag("new");

        try (Journal journal = open()) {
            AuditTarget tagged = same.build();
            assertThat(journal.find(tagged)).contains(new Failed(tagged, FailureKind.REJECTED, "no"));
            assertThat(journal.find(same.option("nonce", "fast").build())).isEmpty();
            assertThat(journal.find(same.option("nonce", "gentle")
                            .credential("apiKey", Secret.of("two"))
                            .build()))
                    .isEmpty();
            assertThat(journal.find(same.credential("apiKey", Secret.of("one"))
                            .credential("more", Secret.of("one"))
                            .build()))
                    .isEmpty();
            AuditTarget elsewhere = AuditTarget.builder("a", "docs")
                    .endpoint("https://other.example.com")
                    .credential("apiKey", Secret.of("one"))
                    .option("nonce", "gentle")
                    .build();
            assertThat(journal.find(elsewhere)).isEmpty();
        }
    }

    /** What a kill leaves behind: the file, cut anywhere. */
    @Test
    void dropsALineThatWasNotFinished() throws Exception {
        write(read("a"), read("b"));
        byte[] whole = Files.readAllBytes(file);
        int header = content().indexOf('\n');
        for (int length = 0;
                length <= whole.length;
                length += length > header + 2 && length < whole.length - 30 ? 29 : 1) {
            byte[] cut = Arrays.copyOf(whole, length);
            Files.write(file, cut);
            long complete = new String(cut, StandardCharsets.ISO_8859_1)
                    .chars()
                    .filter(character -> character == '\n')
                    .count();

            try (Journal journal = open()) {
                assertThat(journal.size()).as("%s bytes", length).isEqualTo((int) Math.max(0, complete - 1));
                journal.add(read("c"));
            }
            try (Journal journal = open()) {
                assertThat(journal.find(Outcomes.target("c", "docs"))).contains(read("c"));
                assertThat(journal.find(Outcomes.target("a", "docs")).isPresent())
                        .isEqualTo(complete > 1);
            }
        }
    }

    @Test
    void tellsADamagedLineByItsNumber() throws Exception {
        write(read("a"), read("b"));
        byte[] whole = Files.readAllBytes(file);
        int line = 1;
        for (int index = 0; index < whole.length; index++) {
            if (index > 300 && index < whole.length - 60 && index % 7 != 0 && whole[index] != '\n') {
                continue;
            }
            byte[] damaged = whole.clone();
            damaged[index] ^= 1;
            Files.write(file, damaged);
            if (whole[index] == '\n') {
                line++;
            } else if (damaged[index] != '\n') {
                assertThatExceptionOfType(InvalidFileException.class)
                        .as("byte %s", index)
                        .isThrownBy(this::open)
                        .withMessageContaining(file + ":" + line + ":1: this");
            }
        }
    }

    @Test
    void leavesOtherFilesAlone() throws Exception {
        for (String other : List.of("version: 1\nkeys:\n", "x", "{\"version\": 1}\n", "\n", "{\"journal\":1}\n")) {
            Files.writeString(file, other);

            assertThatExceptionOfType(InvalidFileException.class)
                    .isThrownBy(this::open)
                    .withMessageContaining(":1:1: this is not a journal");
            assertThat(content()).isEqualTo(other);
        }
        assertThatExceptionOfType(InvalidFileException.class)
                .isThrownBy(() -> Journal.open(folder, PROGRAM, Ticker.system()))
                .withMessageContaining("this is a directory");
        assertThatExceptionOfType(InvalidFileException.class)
                .isThrownBy(() -> Journal.open(folder.resolve("none/journal"), PROGRAM, Ticker.system()))
                .withMessageContaining("does its folder exist?");
    }

    @Test
    void refusesAnotherProgramsJournal() throws Exception {
        write(read("a"));

        assertThatExceptionOfType(InvalidFileException.class)
                .isThrownBy(() -> Journal.open(file, "keyaudit 1.1", Ticker.system()))
                .withMessageContaining("another version of keyaudit wrote this journal");
    }

    @Test
    void isForOneRunAtATimeAndForItsOwner() throws Exception {
        try (Journal journal = open()) {
            assertThatExceptionOfType(InvalidFileException.class)
                    .isThrownBy(this::open)
                    .withMessageContaining("another run is using this journal");
            journal.add(read("a"));
        }
        try (Journal journal = open()) {
            assertThat(journal.size()).isOne();
        }
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void isBegunAnewOnceTheServiceDecidedOnEveryKey() throws Exception {
        try (Journal journal = open()) {
            journal.add(read("a"));
            journal.add(failed("b", FailureKind.REJECTED));
            journal.end();
        }
        String salt = content().substring(0, content().indexOf('\n'));

        try (Journal journal = open()) {
            assertThat(journal.size()).isZero();
        }
        assertThat(content()).doesNotContain(salt).hasLineCount(1);
    }

    @Test
    void doesNotRecordWhatWasCancelledAndIsContinued() throws Exception {
        try (Journal journal = open()) {
            journal.add(read("a"));
            long length = Files.size(file);
            journal.add(failed("b", FailureKind.CANCELLED));
            assertThat(Files.size(file)).isEqualTo(length);
            journal.end();
        }
        try (Journal journal = open()) {
            assertThat(journal.size()).isOne();
        }
    }

    @Test
    void isContinuedAsLongAsAnAnswerIsMissing() throws Exception {
        try (Journal journal = open()) {
            journal.add(read("a"));
            journal.add(failed("b", FailureKind.TIMEOUT));
            journal.end();
        }
        try (Journal journal = open()) {
            assertThat(journal.size()).isOne();
            journal.add(read("b"));
            journal.end();
        }
        try (Journal journal = open()) {
            assertThat(journal.size()).isZero();
        }
    }

    @Test
    void worksInAThreadThatIsInterrupted() throws Exception {
        Thread.currentThread().interrupt();

        write(read("a"));
        try (Journal journal = open()) {
            assertThat(journal.find(Outcomes.target("a", "docs"))).isPresent();
        }
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void eachOutcomeIsInTheFileAtOnce() throws Exception {
        try (Journal journal = open()) {
            List<Long> grown = new ArrayList<>();
            for (String name : List.of("a", "b", "c")) {
                journal.add(read(name));
                grown.add(Files.size(file));
            }
            assertThat(grown).isSorted().doesNotHaveDuplicates();
            assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                    .endsWith("\"}\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "xy", "0g112233445566778899aabbccddeeff", "000102030405060708090a0b0c0d0e"})
    void refusesASaltThatIsNone(String salt) throws Exception {
        byte[] header = JournalLine.of(json -> {
            json.text("journal", "keyaudit");
            json.number("version", 1);
            json.text("program", PROGRAM);
            json.text("salt", salt);
        });
        Files.write(file, header);

        assertThatExceptionOfType(InvalidFileException.class)
                .isThrownBy(this::open)
                .withMessageContaining(":1:1: this is not a journal, or its first line is damaged");
    }
}
