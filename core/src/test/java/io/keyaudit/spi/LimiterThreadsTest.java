package io.keyaudit.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.spi.RateLimiter.Slot;
import java.lang.Thread.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many threads that share the limiter of one host. */
class LimiterThreadsTest {
    private static final RateLimit LIMIT = new RateLimit(10, Duration.ofSeconds(60));
    private static final int THREADS = 16;
    private static final int REQUESTS_OF_EACH = 10;

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noWindowHoldsMoreThanTheLimitHoweverTheyInterleave(long seed) throws Exception {
        VirtualTicker ticker = new VirtualTicker(new Random(seed).nextLong());
        RateLimiters limiters = RateLimiters.create(ticker);
        List<Duration> arrivals = Collections.synchronizedList(new ArrayList<>());
        List<Callable<Void>> callers = IntStream.range(0, THREADS)
                .mapToObj(number -> (Callable<Void>) () -> {
                    Random random = new Random(seed * THREADS + number);
                    for (int request = 0; request < REQUESTS_OF_EACH; request++) {
                        try (Slot slot =
                                limiters.forHost("one.example.com:443", LIMIT).acquire()) {
                            ticker.pass(Duration.ofMillis(random.nextInt(2_000)));
                            arrivals.add(ticker.elapsed());
                            ticker.pass(Duration.ofMillis(random.nextInt(2_000)));
                        }
                    }
                    return null;
                })
                .toList();

        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<Void> done : threads.invokeAll(callers)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(arrivals).hasSize(THREADS * REQUESTS_OF_EACH);
        assertThat(LimitedService.mostInOneWindow(arrivals, LIMIT.window())).isLessThanOrEqualTo(LIMIT.requests());
    }

    @Test
    void whoWaitsBurnsNoProcessorTime() throws InterruptedException, ProviderException {
        RateLimiter limiter = RateLimiters.create(Ticker.system())
                .forHost("one.example.com:443", new RateLimit(1, Duration.ofHours(1)));
        limiter.acquire().close();
        Thread head = waiting(limiter, State.TIMED_WAITING);
        Thread behind = waiting(limiter, State.WAITING);

        assertThat(head.getState()).isEqualTo(State.TIMED_WAITING);
        assertThat(behind.getState()).isEqualTo(State.WAITING);
        behind.interrupt();
        behind.join();
        head.interrupt();
        head.join();
    }

    private static Thread waiting(RateLimiter limiter, State how) {
        Thread thread = new Thread(() -> {
            try {
                limiter.acquire();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            } catch (ProviderException unexpected) {
                throw new AssertionError(unexpected);
            }
        });
        thread.start();
        while (thread.getState() != how) {
            Thread.onSpinWait();
        }
        return thread;
    }
}
