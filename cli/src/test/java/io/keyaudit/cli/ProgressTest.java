package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.HostWait;
import io.keyaudit.audit.HostWait.Cause;
import io.keyaudit.audit.KeyOutcome;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final Instant START = Instant.parse("2026-11-21T15:41:00Z");

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Time time = new Time();

    private static final class Time extends Clock {
        private Instant now = START;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private Progress progress(boolean terminal, int total) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new Progress(
                new Terminal(
                        stream,
                        stream,
                        false,
                        terminal,
                        80,
                        Map.of(),
                        Path.of(""),
                        name -> Optional.empty(),
                        name -> Optional.empty()),
                total,
                time);
    }

    private String last() {
        String all = err.toString(StandardCharsets.UTF_8);
        return all.substring(all.lastIndexOf("\u001b[K") + 3);
    }

    private static KeyOutcome outcome(String name) {
        return new KeyOutcome.NotAsked(AuditTarget.builder(name, "acme").build());
    }

    @Test
    void saysWhatIsWaitedForAndUntilWhen() {
        Progress progress = progress(true, 5);
        progress.started(AuditTarget.builder("a", "acme").build());
        assertThat(last()).isEqualTo("0 of 5 keys, asking about a");
        progress.waiting(new HostWait("api.example.com", START.plusSeconds(70), Cause.LIMIT));
        assertThat(last()).isEqualTo("0 of 5 keys, waiting for api.example.com's limit until 15:42:10");
        time.now = START.plusSeconds(70);
        progress.show();
        assertThat(last()).isEqualTo("0 of 5 keys, asking about a");
    }

    @Test
    void saysHowLongTheRestTakesByWhatWasAskedAbout() {
        Progress progress = progress(true, 1_000);
        progress.known(900);
        assertThat(err.size()).isZero();
        time.now = START.plus(Duration.ofMinutes(1));
        for (int key = 0; key < 20; key++) {
            progress.finished(outcome("k" + key));
        }
        assertThat(last()).isEqualTo("920 of 1000 keys, 4 min left");
    }

    @Test
    void withoutATerminalOnlyRefusalsAreTold() {
        Progress progress = progress(false, 5);
        progress.started(AuditTarget.builder("a", "acme").build());
        progress.waiting(new HostWait("api.example.com", START.plusSeconds(70), Cause.LIMIT));
        progress.waiting(new HostWait("api.example.com", START.plusSeconds(70), Cause.REFUSED));
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines(
                        "keyaudit: api.example.com wants fewer requests, waiting until 15:42:10\n");
    }
}
