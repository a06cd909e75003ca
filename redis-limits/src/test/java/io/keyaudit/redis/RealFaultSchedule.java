package io.keyaudit.redis;

import io.keyaudit.Secret;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.RateLimiter;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Machines with connections of their own to a real server that is killed, flushed, stopped and made a replica. */
final class RealFaultSchedule {
    static final int LIMIT = 4;
    private static final Duration WINDOW = Duration.ofSeconds(2);
    private static final Lease LEASE = new Lease(Duration.ofSeconds(2), Duration.ofMillis(1_500), Duration.ZERO);
    private static final Duration LENGTH = Duration.ofSeconds(20);
    private static final int MACHINES = 4;

    private final Random random;
    private final Path directory;
    private final CountDownLatch connected = new CountDownLatch(MACHINES);
    private final CountDownLatch started = new CountDownLatch(1);
    private volatile long end;
    private final ConcurrentSkipListSet<Long> arrivals = new ConcurrentSkipListSet<>();
    private volatile boolean machineTooBusy;

    RealFaultSchedule(long seed, Path directory) {
        this.random = new Random(seed);
        this.directory = directory;
    }

    /** Returns whether this machine let more time pass between check and sending than the margin allows. */
    boolean brokeItsAssumption() {
        return machineTooBusy;
    }

    int arrived() {
        return arrivals.size();
    }

    /** Runs it all, and returns how many requests were sent at most within one window. */
    int run() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try (RedisProcess redis = RedisProcess.start(directory);
                RedisProcess empty = RedisProcess.start(directory)) {
            List<Long> seeds = random.longs(MACHINES).boxed().toList();
            List<Future<?>> machines = seeds.stream()
                    .<Future<?>>map(seed -> threads.submit(() -> work(redis, new Random(seed))))
                    .toList();
            if (!connected.await(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("not all machines are connected");
            }
            end = System.nanoTime() + LENGTH.toNanos();
            started.countDown();
            while (System.nanoTime() < end) {
                pass(random.nextInt(500, 5_000));
                fault(redis, empty);
            }
            for (Future<?> machine : machines) {
                machine.get(1, TimeUnit.MINUTES);
            }
        } finally {
            threads.shutdownNow();
        }
        List<Long> sorted = List.copyOf(arrivals);
        return IntStream.range(0, sorted.size())
                .map(last -> (int) sorted.stream()
                        .filter(arrival ->
                                arrival <= sorted.get(last) && sorted.get(last) - arrival <= WINDOW.toNanos())
                        .count())
                .max()
                .orElse(0);
    }

    private Void work(RedisProcess redis, Random chance) throws InterruptedException, IOException {
        try (RedisLimits limits = RedisLimits.builder(redis.address(), Secret.of("salt"))
                .lease(LEASE)
                .patience(Duration.ofMinutes(1))
                .timeout(Duration.ofSeconds(5))
                .connect()) {
            connected.countDown();
            started.await();
            RateLimiter limiter = limits.rateLimiters().forHost("service", new RateLimit(LIMIT, WINDOW));
            while (System.nanoTime() < end) {
                try (RateLimiter.Slot slot = limiter.acquire()) {
                    pass(chance.nextInt(5) == 0 ? 600 : 5);
                    send(slot, chance);
                }
            }
        } catch (ProviderException unreachable) {
            throw new IllegalStateException(unreachable);
        }
        return null;
    }

    private void send(RateLimiter.Slot slot, Random chance) throws InterruptedException {
        long checked = System.nanoTime();
        if (slot.lapsed()) {
            return;
        }
        pass(chance.nextInt(100));
        long arrived = System.nanoTime();
        arrivals.add(arrived);
        machineTooBusy |= arrived - checked > LEASE.margin().toNanos();
    }

    private static void pass(long millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
    }

    private void fault(RedisProcess redis, RedisProcess empty) throws InterruptedException {
        try (RedisClient client = redis.client();
                StatefulRedisConnection<String, String> connection = client.connect()) {
            RedisCommands<String, String> commands = connection.sync();
            switch (random.nextInt(6)) {
                case 0 -> redis.restart();
                case 1 -> commands.flushall();
                case 2 -> commands.clientKill(KillArgs.Builder.typeNormal().skipme(true));
                case 3 -> {
                    redis.signal("STOP");
                    pass(random.nextInt(1_500));
                    redis.signal("CONT");
                }
                case 4 -> {
                    commands.replicaof("127.0.0.1", empty.port());
                    pass(random.nextInt(1_500));
                    commands.replicaofNoOne();
                }
                default -> commands.keys("*").stream().findFirst().ifPresent(commands::del);
            }
        } catch (RedisException away) {
            // A fault in itself.
        }
    }
}
