package io.keyaudit.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Drives the limiter under virtual time against a service that counts what arrives. */
class SlidingWindowLimiterLawsTest {
    private static final Duration WINDOW = Duration.ofSeconds(60);
    private static final RateLimit NINETY = new RateLimit(90, WINDOW);

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noWindowAtTheServiceEverHoldsMoreThanTheLimit(long seed) throws InterruptedException, ProviderException {
        Random random = new Random(seed);
        int limit = 1 + random.nextInt(20);
        LimitedService service = new LimitedService(new RateLimit(limit, WINDOW), random);
        for (int request = 0; request < 8 * limit; request++) {
            if (random.nextInt(5) == 0) {
                service.ticker.pass(Duration.ofMillis(random.nextInt(20_000)));
            }
            if (random.nextInt(50) == 0) {
                service.limiter.pause(Duration.ofMillis(random.nextInt(90_000)));
            }
            Duration latency = Duration.ofMillis(random.nextInt(random.nextInt(10) == 0 ? 100_000 : 3_000));
            if (random.nextInt(10) == 0) {
                service.giveUpOn(latency);
            } else {
                service.request(latency);
            }
        }
        assertThat(service.mostInOneWindow()).isLessThanOrEqualTo(limit);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aBusyCallerWaitsNoLongerThanItMust(long seed) throws InterruptedException, ProviderException {
        Random random = new Random(seed);
        int limit = 1 + random.nextInt(20);
        int rounds = 1 + random.nextInt(6);
        Duration latency = Duration.ofMillis(random.nextInt(3_000));
        LimitedService service = new LimitedService(new RateLimit(limit, WINDOW), random);
        for (int request = 0; request < (rounds + 1) * limit; request++) {
            service.request(latency);
        }
        Duration least = WINDOW.multipliedBy(rounds);
        assertThat(service.ticker.elapsed())
                .isGreaterThanOrEqualTo(least)
                .isLessThan(least.plus(least.dividedBy(100)).plus(latency.multipliedBy(rounds)));
        assertThat(service.mostInOneWindow()).isEqualTo(limit);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void fiveHundredRequestsTakeNoLongerThanTheRuleDemands(long seed) throws InterruptedException, ProviderException {
        Random random = new Random(seed);
        int slowest = 1 + random.nextInt(5_000);
        LimitedService service = new LimitedService(NINETY, random);
        PriorityQueue<Duration> free = new PriorityQueue<>();
        Duration least = Duration.ZERO;
        for (int request = 0; request < 500; request++) {
            Duration latency = Duration.ofMillis(random.nextInt(slowest));
            service.request(latency);
            // The rule alone: of 90 slots, the one that frees first, one window after its request ended.
            if (free.size() == NINETY.requests()) {
                Duration freed = free.remove();
                least = freed.compareTo(least) > 0 ? freed : least;
            }
            free.add(least.plus(latency).plus(WINDOW));
        }
        // What is sent last waits for the same windows and ends of requests, give or take the margin of each window.
        assertThat(service.ticker.elapsed()).isLessThanOrEqualTo(least.plus(least.dividedBy(100)));
        assertThat(service.mostInOneWindow()).isLessThanOrEqualTo(90);
    }

    @Test
    void ninetyAMinuteAreReallySent() throws InterruptedException, ProviderException {
        LimitedService service = new LimitedService(NINETY, new Random(1));
        for (int request = 0; request < 500; request++) {
            service.request(Duration.ZERO);
        }
        assertThat(service.mostInOneWindow()).isEqualTo(90);
        // floor((500 - 1) / 90) windows, each with its margin.
        assertThat(service.ticker.elapsed()).isEqualTo(Duration.ofMillis(60_050).multipliedBy(5));
    }
}
