package io.keyaudit.formats.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.formats.Outcomes;
import io.keyaudit.spi.Ticker;
import io.keyaudit.yaml.InvalidFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a journal's lines are brought to the disk. */
class JournalDiskTest {
    private static final String PROGRAM = "keyaudit 1.0";

    private final AtomicInteger syncs = new AtomicInteger();
    private final AtomicLong now = new AtomicLong();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("journal");
    }

    private Journal open() throws InvalidFileException {
        return Journal.open(file, PROGRAM, new StandingTicker(now), descriptor -> syncs.incrementAndGet());
    }

    private static KeyOutcome read(String name) {
        return Outcomes.inspected(name, "docs", Outcomes.permissions("files r-"));
    }

    @Test
    void bringsOutcomesToTheDiskInBatches() throws Exception {
        try (Journal journal = open()) {
            assertThat(syncs).as("the first line").hasValue(1);
            for (int count = 1; count <= 640; count++) {
                journal.add(read("k" + count));
                assertThat(syncs).as("after %s outcomes", count).hasValue(1 + count / 64);
            }
            journal.add(read("soon"));
            now.addAndGet(TimeUnit.SECONDS.toNanos(1) - 1);
            journal.add(read("within a second"));
            assertThat(syncs).hasValue(11);
            now.incrementAndGet();
            journal.add(read("after a second"));
            assertThat(syncs).hasValue(12);
            journal.add(read("at last"));
            assertThat(syncs).hasValue(12);
        }
        assertThat(syncs).as("closed").hasValue(13);

        open().close();
        assertThat(syncs).as("nothing was added").hasValue(13);
    }

    @Test
    void isOnTheDiskOnceItIsOver() throws Exception {
        try (Journal journal = open()) {
            journal.add(read("a"));
            journal.end();
            assertThat(syncs).hasValue(2);
        }
        assertThat(syncs).hasValue(2);
    }

    @Test
    void tellsThatADiskFailed() throws Exception {
        AtomicBoolean full = new AtomicBoolean();
        try (Journal journal = Journal.open(file, PROGRAM, new StandingTicker(now), descriptor -> {
            if (full.get()) {
                throw new IOException("disk full");
            }
        })) {
            full.set(true);
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(journal::end)
                    .withMessageContaining("journal " + file + ": disk full");
            full.set(false);
        }
    }

    /** Time that stands still unless it is set. */
    private record StandingTicker(AtomicLong now) implements Ticker {
        @Override
        public long nanoTime() {
            return now.get();
        }

        @Override
        public void sleep(long nanos) {
            now.addAndGet(nanos);
        }
    }
}
