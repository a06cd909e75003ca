package io.keyaudit.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keyaudit.Secret;
import io.keyaudit.redis.RedisQueue.Claim;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Machines share a queue on a real server. */
class RedisQueueTest {
    private static final Secret SALT = Secret.of("pepper and salt");
    private static final Duration LONG = Duration.ofMinutes(1);

    /** So short that a machine is dead as soon as it says nothing. */
    private static final Duration NONE = Duration.ofMillis(1);

    @TempDir
    static Path directory;

    private static RedisProcess redis;
    private static RedisLimits server;

    private final String run = UUID.randomUUID().toString();

    @BeforeAll
    static void start() throws IOException {
        redis = RedisProcess.start(directory);
        server = RedisLimits.builder(redis.address(), SALT)
                .patience(Duration.ofMillis(500))
                .connect();
    }

    @AfterAll
    static void stop() {
        if (redis != null) {
            server.close();
            redis.close();
        }
    }

    private RedisQueue machine(Duration lease, int total) throws Exception {
        RedisQueue queue = server.queue(run, lease);
        queue.join("keys file 1", total);
        return queue;
    }

    private static List<String> results(RedisQueue queue) throws Exception {
        List<String> results = new ArrayList<>();
        queue.results((number, result) -> results.add(number + "=" + result));
        return results;
    }

    private static void withCommands(Consumer<RedisCommands<String, String>> use) {
        try (RedisClient client = redis.client();
                StatefulRedisConnection<String, String> connection = client.connect()) {
            use.accept(connection.sync());
        }
    }

    @Test
    void eachKeyIsHandedOutOnce() throws Exception {
        RedisQueue one = machine(LONG, 2500);
        RedisQueue other = machine(LONG, 2500);
        Set<Integer> numbers = new HashSet<>();
        int claimed = 0;
        while (!one.isFinished()) {
            for (RedisQueue queue : List.of(one, other)) {
                for (Claim claim : queue.claim(400)) {
                    claimed++;
                    numbers.add(claim.number());
                    queue.finish(claim, "result " + claim.number());
                }
            }
        }

        assertThat(claimed).isEqualTo(2500);
        assertThat(numbers).hasSize(2500);
        assertThat(results(other))
                .containsExactlyElementsOf(IntStream.range(0, 2500)
                        .mapToObj(number -> number + "=result " + number)
                        .toList());
        assertThat(one.claim(10)).isEmpty();
        assertThat(one.times()).hasSize(2).isSorted();
    }

    @Test
    void theKeysOfADeadMachineAreTakenOverAndItsLateResultsDropped() throws Exception {
        RedisQueue dead = machine(LONG, 3);
        List<Claim> lost = dead.claim(2);
        dead.abandon(lost);
        RedisQueue cautious = machine(LONG, 3);
        RedisQueue heir = machine(NONE, 3);

        assertThat(cautious.claim(5)).extracting(Claim::number).containsExactly(2);
        assertThat(cautious.claim(5)).isEmpty();
        List<Claim> taken = new ArrayList<>();
        while (taken.size() < 3) {
            taken.addAll(heir.claim(5));
        }
        assertThat(taken).extracting(Claim::number).contains(0, 1, 2);
        for (Claim claim : taken.subList(0, 3)) {
            heir.finish(claim, "heir");
        }
        dead.finish(lost.get(0), "ghost");

        assertThat(results(heir)).containsExactly("0=heir", "1=heir", "2=heir");
        assertThat(dead.isFinished()).isTrue();
    }

    @Test
    void aMachineThatLivesKeepsItsKeys() throws Exception {
        Duration lease = Duration.ofMillis(1500);
        RedisQueue busy = machine(lease, 1);
        assertThat(busy.claim(1)).hasSize(1);
        long begin = System.nanoTime();
        RedisQueue other = machine(lease, 1);
        int extensions = 0;
        while (System.nanoTime() - begin < 2 * lease.toNanos()) {
            busy.extend();
            extensions++;
            assertThat(other.claim(1)).as("after %s extensions", extensions).isEmpty();
        }
        assertThat(other.isFinished()).isFalse();
    }

    @Test
    void machinesThatWereGivenSomethingElseAreRefused() throws Exception {
        machine(LONG, 3);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> machine(LONG, 4))
                .withMessageContaining("another keys file");
        RedisQueue other = server.queue(run, LONG);
        assertThatIllegalArgumentException().isThrownBy(() -> other.join("keys file 2", 3));
        try (RedisLimits stranger = RedisLimits.builder(redis.address(), Secret.of("vinegar"))
                .prefix("elsewhere")
                .connect()) {
            stranger.queue(run, LONG).join("keys file 1", 3);
        }
    }

    @Test
    void nobodyReadsResultsWithoutTheSalt() throws Exception {
        RedisQueue queue = machine(LONG, 2);
        List<Claim> claims = queue.claim(2);
        queue.finish(claims.get(0), "trader can withdraw");
        queue.finish(claims.get(1), "trader can withdraw");
        withCommands(commands -> {
            String results = commands.keys("*").stream()
                    .filter(key -> key.endsWith(":results") && key.contains(new HiddenNames(SALT).of("run", run)))
                    .findFirst()
                    .orElseThrow();
            Map<String, String> all = commands.hgetall(results);
            assertThat(all.values()).doesNotHaveDuplicates().noneMatch(text -> text.contains("trader"));
            assertThat(commands.keys("*")).noneMatch(key -> key.contains(run));
            // Neither can a result be taken for that of another key.
            commands.hset(results, Map.of("0", all.get("1"), "1", all.get("0")));
        });

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> results(queue))
                .withMessageContaining("another salt, or changed");
    }

    @Test
    void anAuditThatTheServerForgotFailsAndIsNoPass() throws Exception {
        RedisQueue queue = machine(LONG, 2);
        List<Claim> claims = queue.claim(1);
        withCommands(RedisCommands::flushall);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> queue.finish(claims.get(0), "late"))
                .withMessageContaining("lost the audit");
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> queue.claim(1));
    }

    static LongStream seeds() {
        return LongStream.range(0, Integer.getInteger("keyaudit.queue.seeds", 10));
    }

    /** Machines come, go and die in any order; whoever takes a key for dead is right or wrong, it makes no difference. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void eachKeyHasOneResultWhoeverDies(long seed) throws Exception {
        Random random = new Random(seed);
        int total = 1 + random.nextInt(60);
        Map<Integer, String> first = new HashMap<>();
        List<RedisQueue> machines = new ArrayList<>(List.of(machine(NONE, total)));
        Map<RedisQueue, List<Claim>> working = new HashMap<>();
        int results = 0;
        while (!machines.get(0).isFinished()) {
            RedisQueue queue = machines.get(random.nextInt(machines.size()));
            List<Claim> claims = working.computeIfAbsent(queue, none -> new ArrayList<>());
            switch (random.nextInt(5)) {
                case 0 -> machines.add(machine(random.nextBoolean() ? NONE : LONG, total));
                case 1 -> {
                    // Dies with all that it had.
                    if (!queue.equals(machines.get(0))) {
                        machines.remove(queue);
                        queue.abandon(claims);
                    }
                }
                case 2 -> claims.addAll(queue.claim(1 + random.nextInt(8)));
                default -> {
                    if (!claims.isEmpty()) {
                        Claim claim = claims.remove(random.nextInt(claims.size()));
                        String result = "result " + results++;
                        first.putIfAbsent(claim.number(), result);
                        queue.finish(claim, result);
                    }
                }
            }
            machines.get(0)
                    .claim(1)
                    .forEach(claim -> working.computeIfAbsent(machines.get(0), none -> new ArrayList<>())
                            .add(claim));
        }

        assertThat(results(machines.get(0)))
                .containsExactlyElementsOf(IntStream.range(0, total)
                        .mapToObj(number -> number + "=" + first.get(number))
                        .toList());
    }
}
