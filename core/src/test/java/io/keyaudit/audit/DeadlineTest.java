package io.keyaudit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.spi.VirtualTicker;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    private final VirtualTicker ticker = new VirtualTicker();
    private final Deadline deadline = new Deadline(Duration.ofSeconds(30), ticker);

    @Test
    void runsDown() {
        assertThat(remaining()).isEqualTo(Duration.ofSeconds(30));
        ticker.pass(Duration.ofSeconds(10));
        assertThat(remaining()).isEqualTo(Duration.ofSeconds(20));
        ticker.pass(Duration.ofSeconds(25));
        assertThat(remaining()).isEqualTo(Duration.ofSeconds(-5));
    }

    @Test
    void standsStillWhileTheKeyWaits() {
        ticker.pass(Duration.ofSeconds(10));
        deadline.startWait();
        ticker.pass(Duration.ofSeconds(60));
        assertThat(remaining()).isEqualTo(Duration.ofSeconds(20));
        deadline.endWait();
        assertThat(remaining()).isEqualTo(Duration.ofSeconds(20));
        ticker.pass(Duration.ofSeconds(5));
        assertThat(remaining()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void waitsAddUp() {
        for (int i = 0; i < 3; i++) {
            deadline.startWait();
            ticker.pass(Duration.ofSeconds(60));
            deadline.endWait();
            ticker.pass(Duration.ofSeconds(1));
        }
        assertThat(remaining()).isEqualTo(Duration.ofSeconds(27));
    }

    @Test
    void waitsThatOverlapCountOnce() {
        deadline.startWait();
        ticker.pass(Duration.ofSeconds(60));
        deadline.startWait();
        ticker.pass(Duration.ofSeconds(60));
        deadline.endWait();
        ticker.pass(Duration.ofSeconds(60));
        deadline.endWait();
        assertThat(remaining()).isEqualTo(Duration.ofSeconds(30));
    }

    private Duration remaining() {
        return Duration.ofNanos(deadline.remainingNanos());
    }
}
