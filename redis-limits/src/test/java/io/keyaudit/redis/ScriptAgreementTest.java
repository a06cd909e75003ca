package io.keyaudit.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A real server and the simulated one answer the same to the same scripts. All that is changed for it in the scripts is
 * where the time comes from.
 */
class ScriptAgreementTest {
    private static final String REAL_TIME = "redis.call('TIME')";
    private static final String SET_TIME = "{redis.call('GET', 'seconds'), redis.call('GET', 'micros')}";

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

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void bothAnswerTheSame(long seed) {
        Random random = new Random(seed);
        AtomicLong micros = new AtomicLong(1_763_760_000_000_000L);
        SimulatedRedis simulated = SimulatedRedis.master(1, micros::get);
        Lua lua = new Lua();
        try (RedisClient client = redis.client();
                StatefulRedisConnection<String, String> connection = client.connect()) {
            connection.sync().flushall();
            List<String> granted = new ArrayList<>(List.of("none"));
            for (int step = 0; step < 400; step++) {
                micros.addAndGet(random.nextInt(3_000_000));
                connection.sync().set("seconds", String.valueOf(micros.get() / 1_000_000));
                connection.sync().set("micros", String.valueOf(micros.get() % 1_000_000));
                Script script = random.nextInt(4) == 0 ? Script.NONCES : Script.LIMITER;
                List<String> keys = script == Script.NONCES ? List.of("n", "n:key") : List.of("h", "h:slots", "h:w");
                List<String> args = script == Script.NONCES ? nonces(random) : limiter(random, step, granted);
                List<Object> expected = simulated.run(lua, script, keys, args);
                List<Object> real = connection
                        .sync()
                        .eval(
                                script.text().replace(REAL_TIME, SET_TIME),
                                ScriptOutputType.MULTI,
                                keys.toArray(String[]::new),
                                args.toArray(String[]::new));
                assertThat(real).as("step %s: %s", step, args).isEqualTo(expected);
                if (script == Script.LIMITER && real.get(0).equals("granted")) {
                    granted.add(args.get(3));
                }
            }
            assertThat(granted).hasSizeGreaterThan(20);
        }
    }

    private static List<String> limiter(Random random, int step, List<String> granted) {
        String hold = "5050000";
        String machine = "m" + random.nextInt(4);
        String slot = granted.get(random.nextInt(granted.size()));
        String before = String.valueOf(1_763_760_000_000_000L + random.nextInt(400_000_000));
        return switch (random.nextInt(16)) {
            case 0, 1, 2, 3 -> List.of("ended", "name", hold, slot, random.nextBoolean() ? "0" : "2000000");
            case 4 -> List.of("unsent", "name", hold, slot);
            case 5 -> List.of("leave", "name", hold, machine);
            case 6 ->
                random.nextInt(4) > 0
                        ? List.of("served", "name", hold, before)
                        : List.of(
                                "refused",
                                "name",
                                hold,
                                before,
                                random.nextBoolean() ? "-1" : "1000000",
                                "2000000",
                                "9000000",
                                String.valueOf(random.nextDouble()));
            case 7 -> List.of("remaining", "name", hold, String.valueOf(random.nextInt(4)), "3000000");
            default -> List.of("acquire", "name", hold, "s" + step, machine, "4", "4000000", "3000000", "1000000");
        };
    }

    private static List<String> nonces(Random random) {
        String holder = "holder" + random.nextInt(2);
        return switch (random.nextInt(4)) {
            case 0 -> List.of("lease", holder, "9000000", "600000");
            case 1 -> List.of("save", holder, "9000000", "sent millis " + random.nextInt(9));
            case 2 -> List.of("extend", holder, "9000000");
            default -> List.of("release", holder, "9000000");
        };
    }
}
