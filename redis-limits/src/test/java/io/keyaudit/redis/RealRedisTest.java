package io.keyaudit.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keyaudit.FailureKind;
import io.keyaudit.Secret;
import io.keyaudit.spi.NonceHistory;
import io.keyaudit.spi.Nonces;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.RateLimiter;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way to a real server and back; its count is shown elsewhere. */
class RealRedisTest {
    private static final Secret SALT = Secret.of("pepper and salt");
    private static final RateLimit LIMIT = new RateLimit(3, Duration.ofMillis(200));

    @TempDir
    static Path directory;

    private static RedisProcess redis;

    @BeforeAll
    static void start() {
        redis = RedisProcess.start(directory);
    }

    @AfterAll
    static void stop() {
        if (redis != null) {
            redis.close();
        }
    }

    private static RedisLimits.Builder builder(String prefix) {
        return RedisLimits.builder(redis.address(), SALT)
                .prefix(prefix)
                .lease(Duration.ofMillis(500), Duration.ofMillis(100))
                .patience(Duration.ofMillis(500));
    }

    /** As if the count had begun long ago: nothing is known of before, so it would be silent for a minute and more. */
    private static void letTheCountBeOld(String prefix) {
        withCommands(commands -> commands.keys(prefix + ":{*}").forEach(key -> commands.hset(key, "since", "0")));
    }

    private interface Use {
        void with(RedisCommands<String, String> commands);
    }

    private static void withCommands(Use use) {
        try (RedisClient client = redis.client();
                StatefulRedisConnection<String, String> connection = client.connect()) {
            use.with(connection.sync());
        }
    }

    /** Has a limiter's server begin to count, and makes that long ago. */
    private static RateLimiter counting(RedisLimits limits, String prefix, String host)
            throws ProviderException, InterruptedException {
        limits.rateLimiters().forHost(host, RateLimit.NONE).acquire().close();
        letTheCountBeOld(prefix);
        return limits.rateLimiters().forHost(host, LIMIT);
    }

    @Test
    void twoMachinesShareALimit() throws Exception {
        try (RedisLimits one = builder("two").connect();
                RedisLimits other = builder("two").connect()) {
            RateLimiter first = counting(one, "two", "service:443");
            RateLimiter second = other.rateLimiters().forHost("service:443", LIMIT);
            long start = System.nanoTime();
            first.acquire().close();
            second.acquire().close();
            first.acquire().close();
            second.acquire().close();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(LIMIT.window());
        }
    }

    @Test
    void whatIsStoredNamesNothing() throws Exception {
        try (RedisLimits limits = builder("hidden").connect()) {
            counting(limits, "hidden", "service.example:443").acquire().close();
            limits.nonces();
            withCommands(commands -> {
                List<String> keys = commands.keys("hidden*");
                assertThat(keys).hasSizeGreaterThan(2).noneMatch(key -> key.contains("service"));
                assertThat(keys.stream()
                                .filter(key -> commands.type(key).equals("hash"))
                                .map(key -> commands.hgetall(key).toString()))
                        .noneMatch(text -> text.contains("service"));
            });
        }
    }

    @Test
    void aServerThatIsAwayIsWaitedForAndThenTheKeyFails() throws Exception {
        RedisProcess dying = RedisProcess.start(directory);
        try (RedisLimits limits = RedisLimits.builder(dying.address(), SALT)
                .patience(Duration.ofMillis(300))
                .connect()) {
            RateLimiter limiter = limits.rateLimiters().forHost("service", RateLimit.NONE);
            limiter.acquire().close();
            dying.kill();
            assertThatExceptionOfType(ProviderException.class)
                    .isThrownBy(limiter::acquire)
                    .satisfies(failure -> assertThat(failure.kind()).isEqualTo(FailureKind.UNAVAILABLE));
            dying.restart();
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (!passes(limiter)) {
                assertThat(System.nanoTime()).isLessThan(deadline);
            }
        } finally {
            dying.close();
        }
    }

    private static boolean passes(RateLimiter limiter) throws InterruptedException {
        try {
            limiter.acquire().close();
            return true;
        } catch (ProviderException notYet) {
            return false;
        }
    }

    @Test
    void anotherSaltIsNotAccepted() throws Exception {
        try (RedisLimits limits = builder("salted").connect()) {
            assertThat(limits).isNotNull();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RedisLimits.builder(redis.address(), Secret.of("other"))
                            .prefix("salted")
                            .connect());
        }
    }

    @Test
    void aPasswordIsUsedAndNotShown() throws Exception {
        try (RedisProcess closed = RedisProcess.start(directory, "--requirepass", "open-sesame")) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> RedisLimits.builder(closed.address(), SALT)
                            .password(Secret.of("wrong-word"))
                            .connect())
                    .withMessageNotContaining("wrong-word");
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(
                            () -> RedisLimits.builder(closed.address(), SALT).connect());
            try (RedisLimits limits = RedisLimits.builder(closed.address(), SALT)
                    .password(Secret.of("open-sesame"))
                    .connect()) {
                limits.rateLimiters()
                        .forHost("service", RateLimit.NONE)
                        .acquire()
                        .close();
            }
        }
    }

    @Test
    void aClusterIsRecognized() throws Exception {
        int port;
        try (RedisProcess node = RedisProcess.start(directory, "--cluster-enabled", "yes")) {
            port = node.port();
            try (RedisClient client = node.client();
                    StatefulRedisConnection<String, String> connection = client.connect()) {
                connection.sync().clusterAddSlots(IntStream.range(0, 16_384).toArray());
                while (!connection.sync().clusterInfo().contains("cluster_state:ok")) {
                    Thread.onSpinWait();
                }
            }
            try (RedisLimits limits =
                    RedisLimits.builder("redis://127.0.0.1:" + port, SALT).connect()) {
                limits.rateLimiters()
                        .forHost("service", RateLimit.NONE)
                        .acquire()
                        .close();
            }
        }
    }

    @Test
    void noncesAreSharedAndHeldByOneAtATime() throws Exception {
        try (RedisLimits one = builder("nonces").connect();
                RedisLimits other = builder("nonces").connect()) {
            NonceHistory known =
                    new NonceHistory(Optional.of(new NonceHistory.Accepted("millis", 5)), Map.of("millis", 6L));
            prepareNonces(one, "nonces");
            try (Nonces.Lease lease = one.nonces().lease("key")) {
                assertThat(lease.history()).isEqualTo(NonceHistory.EMPTY);
                lease.save(known);
            }
            try (Nonces.Lease lease = other.nonces().lease("key")) {
                assertThat(lease.history()).isEqualTo(known);
            }
        }
    }

    private static void prepareNonces(RedisLimits limits, String prefix) throws Exception {
        Thread first = new Thread(() -> {
            try {
                limits.nonces().lease("first").close();
            } catch (ProviderException | InterruptedException unexpected) {
                throw new AssertionError(unexpected);
            }
        });
        first.start();
        while (first.isAlive()) {
            letTheCountBeOld(prefix);
            first.join(50);
        }
    }
}
