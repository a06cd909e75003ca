package io.keyaudit.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.spi.RateLimiter.Slot;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HostPauseTest {
    private static final RateLimit LIMIT = new RateLimit(1000, Duration.ofSeconds(60));
    private static final String HOST = "one.example.com:443";

    /** Adds nothing to a pause. */
    private static final RandomGenerator NO_JITTER = () -> 0;

    private final VirtualTicker ticker = new VirtualTicker();
    private final RateLimiters limiters = RateLimiters.create(ticker, NO_JITTER);
    private final RateLimiter limiter = limiters.forHost(HOST, LIMIT);

    @Test
    void refusalsInARowAreWaitedForLongerUpToFiveMinutes() throws InterruptedException, ProviderException {
        for (int minutes : new int[] {1, 2, 4, 5, 5, 5}) {
            refuse(Optional.empty());
            assertThat(pause()).isEqualTo(Duration.ofMinutes(minutes));
        }
    }

    @Test
    void afterARequestThatWasServedItIsTheFirstAgain() throws InterruptedException, ProviderException {
        refuse(Optional.empty());
        pause();
        refuse(Optional.empty());
        pause();
        Slot slot = limiter.acquire();
        slot.close();
        limiter.served(slot);
        refuse(Optional.empty());
        assertThat(pause()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aRefusalThatComesLateIsNoNewOne() throws InterruptedException, ProviderException {
        Slot one = limiter.acquire();
        Slot late = limiter.acquire();
        limiter.refused(one, Optional.empty());
        pause();
        Slot next = limiter.acquire();
        limiter.served(next);
        limiter.refused(late, Optional.empty());
        assertThat(pause()).isZero();
    }

    @Test
    void requestsThatAreRefusedTogetherAreOneRefusal() throws InterruptedException, ProviderException {
        Slot one = limiter.acquire();
        Slot other = limiter.acquire();
        Slot served = limiter.acquire();
        ticker.pass(Duration.ofSeconds(1));
        limiter.refused(one, Optional.empty());
        ticker.pass(Duration.ofSeconds(1));
        limiter.refused(other, Optional.empty());
        limiter.served(served);
        assertThat(pause()).isEqualTo(Duration.ofSeconds(59));
        refuse(Optional.empty());
        assertThat(pause()).isEqualTo(Duration.ofMinutes(2));
    }

    @ParameterizedTest
    @CsvSource({"PT0S, PT1S", "PT1S, PT1S", "PT7S, PT7S", "PT5M, PT5M", "PT5M1S, PT5M", "PT87600H, PT5M"})
    void whatTheServiceAsksForIsKept(Duration asked, Duration paused) throws InterruptedException, ProviderException {
        refuse(Optional.of(asked));
        assertThat(pause()).isEqualTo(paused);
    }

    @Test
    void theLongestThatIsAskedForHolds() throws InterruptedException, ProviderException {
        Slot one = limiter.acquire();
        Slot other = limiter.acquire();
        limiter.refused(one, Optional.of(Duration.ofSeconds(10)));
        limiter.refused(other, Optional.of(Duration.ofSeconds(20)));
        assertThat(pause()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void everyLimitOfTheHostIsPausedAndNoOtherHost() throws InterruptedException, ProviderException {
        refuse(Optional.empty());
        limiters.forHost("two.example.com:443", LIMIT).acquire();
        assertThat(ticker.elapsed()).isZero();
        limiters.forHost(HOST, new RateLimit(5, Duration.ofMinutes(15))).acquire();
        assertThat(ticker.elapsed()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aHostWithoutLimitIsPausedToo() throws InterruptedException, ProviderException {
        RateLimiter unlimited = limiters.forHost(HOST, RateLimit.NONE);
        for (int request = 0; request < 10_000; request++) {
            unlimited.acquire().close();
        }
        assertThat(ticker.elapsed()).isZero();
        refuse(Optional.empty());
        unlimited.acquire();
        assertThat(ticker.elapsed()).isEqualTo(Duration.ofMinutes(1));
    }

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void pausesHaveJitterAndBounds(long seed) throws InterruptedException, ProviderException {
        Random random = new Random(seed);
        Set<Duration> first = new HashSet<>();
        for (int machine = 0; machine < 20; machine++) {
            HostPause pause = new HostPause(ticker, random);
            first.add(next(pause));
            assertThat(next(pause)).isBetween(Duration.ofMinutes(2), Duration.ofSeconds(150));
            assertThat(next(pause)).isBetween(Duration.ofMinutes(4), RateLimiter.LONGEST_PAUSE);
            assertThat(next(pause)).isEqualTo(RateLimiter.LONGEST_PAUSE);
        }
        assertThat(first)
                .hasSizeGreaterThan(10)
                .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ofMinutes(1), Duration.ofSeconds(75)));
    }

    @Test
    void aLimiterThatKnowsNoGrowthPausesForAMinute() {
        Duration[] paused = {Duration.ZERO};
        RateLimiter simple = new RateLimiter() {
            @Override
            public Slot acquire() {
                return () -> {};
            }

            @Override
            public void pause(Duration duration) {
                paused[0] = duration;
            }
        };
        Slot slot = () -> {};
        simple.served(slot);
        slot.abandon();
        simple.refused(slot, Optional.empty());
        assertThat(paused[0]).isEqualTo(Duration.ofMinutes(1));
        simple.refused(slot, Optional.of(Duration.ofDays(1)));
        assertThat(paused[0]).isEqualTo(RateLimiter.LONGEST_PAUSE);
    }

    /** Is refused, and lets the pause pass. */
    private Duration next(HostPause pause) {
        pause.refused(ticker.nanoTime(), Optional.empty());
        Duration left = Duration.ofNanos(pause.remainingNanos());
        ticker.pass(left);
        return left;
    }

    private void refuse(Optional<Duration> asked) throws InterruptedException, ProviderException {
        try (Slot slot = limiter.acquire()) {
            limiter.refused(slot, asked);
        }
    }

    /** How long the host is left alone from now on. */
    private Duration pause() throws InterruptedException, ProviderException {
        Duration before = ticker.elapsed();
        limiter.acquire().close();
        return ticker.elapsed().minus(before);
    }
}
