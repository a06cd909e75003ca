package io.keyaudit.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Secret;
import io.keyaudit.redis.RedisQueue.Claim;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.RateLimiter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A connection is cut wherever it can be, and the promises hold: by -Plong after each byte, else after some. */
class CutConnectionTest {
    private static final Secret SALT = Secret.of("pepper and salt");
    private static final int STEP = Integer.getInteger("keyaudit.redis.cut.step", 700);

    /** What the scenarios below send and are sent at most, once the server knows the scripts. */
    private static final int FURTHEST = 3500;

    private static final RateLimit LIMIT = new RateLimit(2, Duration.ofMillis(150));

    @TempDir
    static Path directory;

    private static RedisProcess redis;

    @BeforeAll
    static void start() throws Exception {
        redis = RedisProcess.start(directory);
        // The server knows the scripts from now on.
        try (RedisLimits limits = builder(redis.address()).connect()) {
            drain(limits.queue("first", Duration.ofMinutes(1)));
            limits.rateLimiters().forHost("first", LIMIT).acquire().close();
        }
    }

    @AfterAll
    static void stop() {
        if (redis != null) {
            redis.close();
        }
    }

    private static RedisLimits.Builder builder(String address) {
        return RedisLimits.builder(address, SALT)
                .lease(new Lease(Duration.ofMillis(300), Duration.ofMillis(200), Duration.ZERO))
                .patience(Duration.ofSeconds(20));
    }

    static Stream<Arguments> cuts() {
        return IntStream.iterate(0, bytes -> bytes < FURTHEST, bytes -> bytes + STEP)
                .boxed()
                .flatMap(bytes -> Stream.of(Arguments.of(true, bytes), Arguments.of(false, bytes)));
    }

    private static void drain(RedisQueue queue) throws Exception {
        queue.join("keys", 3);
        while (!queue.isFinished()) {
            for (Claim claim : queue.claim(2)) {
                queue.finish(claim, "result " + claim.number());
            }
        }
    }

    /** Connects until it succeeds: the cut can be in the very beginning. */
    private static RedisLimits connect(CuttingProxy proxy) throws IOException {
        try {
            return builder(proxy.address()).connect();
        } catch (IOException cut) {
            assertThat(proxy.hasCut()).isTrue();
            return builder(proxy.address()).connect();
        }
    }

    @ParameterizedTest(name = "of questions {0}")
    @ValueSource(booleans = {true, false})
    void noCutIsLeftOut(boolean questions) throws Exception {
        try (CuttingProxy proxy = new CuttingProxy(redis.port(), questions, FURTHEST);
                RedisLimits limits = connect(proxy)) {
            drain(limits.queue(UUID.randomUUID().toString(), Duration.ofMillis(20)));
            assertThat(proxy.hasCut()).isFalse();
        }
    }

    @ParameterizedTest(name = "of questions {0}, after {1} bytes")
    @MethodSource("cuts")
    void eachKeyOfAQueueHasOneResult(boolean questions, int bytes) throws Exception {
        try (CuttingProxy proxy = new CuttingProxy(redis.port(), questions, bytes);
                RedisLimits limits = connect(proxy)) {
            // What was handed out in an answer that was cut off is taken over.
            RedisQueue queue = limits.queue(UUID.randomUUID().toString(), Duration.ofMillis(20));
            drain(queue);
            List<String> results = new ArrayList<>();
            queue.results((number, result) -> results.add(result));
            assertThat(results).containsExactly("result 0", "result 1", "result 2");
        }
    }

    @ParameterizedTest(name = "of questions {0}, after {1} bytes")
    @MethodSource("cuts")
    void aLimitIsKept(boolean questions, int bytes) throws Exception {
        List<Long> arrivals = new ArrayList<>();
        try (CuttingProxy proxy = new CuttingProxy(redis.port(), questions, bytes);
                RedisLimits limits = connect(proxy)) {
            // The server knows this host's count from before, and need not wait for what it does not know.
            RateLimiter limiter = limits.rateLimiters().forHost("first", LIMIT);
            while (arrivals.size() < 5) {
                try (RateLimiter.Slot slot = limiter.acquire()) {
                    if (!slot.lapsed()) {
                        arrivals.add(System.nanoTime());
                    }
                }
            }
        } catch (ProviderException unavailable) {
            throw new AssertionError(unavailable);
        }
        for (int first = 0; first + LIMIT.requests() < arrivals.size(); first++) {
            assertThat(Duration.ofNanos(arrivals.get(first + LIMIT.requests()) - arrivals.get(first)))
                    .isGreaterThan(LIMIT.window());
        }
    }
}
