package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.spi.LimiterId;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.RateLimiter;
import io.keyaudit.spi.RateLimiter.Slot;
import io.keyaudit.spi.RateLimiters;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two sets of limiters on one folder are as two processes. */
class UserLimiterTest {
    private static final Duration WINDOW = Duration.ofSeconds(60);
    private static final Duration HOLD = WINDOW.plusMillis(50);

    @TempDir
    private Path folder;

    private final StepTicker ticker = new StepTicker(1_000_000_000_000L);

    private RateLimiters process() {
        return new UserLimits(folder, ticker);
    }

    private RateLimiter limiter(int requests) {
        return process().forHost("service", new RateLimit(requests, WINDOW));
    }

    @Test
    void processesCountTogether() throws Exception {
        limiter(3).acquire().close();
        limiter(3).acquire().close();
        limiter(3).acquire().close();
        assertThat(ticker.elapsed()).isZero();
        limiter(3).acquire();
        assertThat(ticker.elapsed()).isEqualTo(HOLD);
    }

    @Test
    void aSlotIsHeldUntilItsRequestEndedAndThenForAWindow() throws Exception {
        Slot slow = limiter(1).acquire();
        ticker.after(Duration.ofSeconds(7), slow::close);
        limiter(1).acquire();
        assertThat(ticker.elapsed()).isEqualTo(HOLD.plusSeconds(7));
    }

    @Test
    void whatWasGivenUpOnMightArriveYet() throws Exception {
        limiter(1).acquire().abandon();
        limiter(1).acquire();
        assertThat(ticker.elapsed()).isEqualTo(HOLD.plus(RateLimiter.LONGEST_FLIGHT));
    }

    @Test
    void theSlotOfAProcessThatDiedIsFreeLate() throws Exception {
        limiter(1).acquire();
        limiter(1).acquire();
        assertThat(ticker.elapsed())
                .isEqualTo(HOLD.plus(RateLimiter.LONGEST_FLIGHT).plusSeconds(45));
    }

    @Test
    void aProcessThatWasStoppedDropsItsSlotUnsent() throws Exception {
        Slot slot = limiter(1).acquire();
        assertThat(slot.lapsed()).isFalse();
        ticker.pass(Duration.ofSeconds(10));
        assertThat(slot.lapsed()).isTrue();
        slot.close();
        limiter(1).acquire();
        assertThat(ticker.elapsed()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void whatIsGivenBackAfterItsLeaseFreesNobodyElsesSlot() throws Exception {
        Slot late = limiter(1).acquire();
        limiter(1).acquire();
        Duration before = ticker.elapsed();
        late.close();
        limiter(1).acquire();
        assertThat(ticker.elapsed()).isEqualTo(before.multipliedBy(2));
    }

    @Test
    void aRefusalPausesAllLimitsOfTheHostInAllProcesses() throws Exception {
        RateLimiter limiter = limiter(5);
        limiter.refused(limiter.acquire(), Optional.of(Duration.ofSeconds(30)));
        process()
                .limiter(LimiterId.of("service", new RateLimit(2, WINDOW, RateLimit.Counts.KEY))
                        .forSubject("key"))
                .acquire();
        assertThat(ticker.elapsed()).isEqualTo(Duration.ofSeconds(30));
        process().forHost("other", RateLimit.NONE).acquire().close();
        assertThat(ticker.elapsed()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void refusalsInARowLengthenThePause() throws Exception {
        for (int minutes : new int[] {1, 2, 4, 5}) {
            RateLimiter limiter = limiter(9);
            Slot slot = limiter.acquire();
            Duration before = ticker.elapsed();
            limiter.refused(slot, Optional.empty());
            slot.close();
            limiter(9).acquire().close();
            assertThat(ticker.elapsed().minus(before))
                    .isBetween(Duration.ofMinutes(minutes), Duration.ofSeconds(Math.min(300, 75L * minutes)));
        }
    }

    @Test
    void noMoreThanTheServiceSaysAreLeft() throws Exception {
        RateLimiter limiter = limiter(9);
        limiter.acquire().close();
        limiter.remaining(1, Duration.ofSeconds(20));
        limiter(9).acquire().close();
        assertThat(ticker.elapsed()).isZero();
        limiter(9).acquire().close();
        assertThat(ticker.elapsed()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void whatAnEarlierStartOfTheMachineLeftIsForgotten() throws Exception {
        limiter(1).acquire();
        StepTicker restarted = new StepTicker(1_000_000_000L);
        new UserLimits(folder, restarted)
                .forHost("service", new RateLimit(1, WINDOW))
                .acquire();
        assertThat(restarted.elapsed()).isZero();
    }

    @Test
    void onlyItsOwnersFolderIsUsed() throws Exception {
        Path mine = UserFolder.find(Map.of("XDG_RUNTIME_DIR", folder.toString()));
        assertThat(mine).isEqualTo(folder.resolve("keyaudit")).isDirectory();
        assertThat(UserFolder.find(Map.of("XDG_RUNTIME_DIR", folder.toString())))
                .isEqualTo(mine);
    }
}
