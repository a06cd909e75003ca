package io.keyaudit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.spi.ProviderException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A list of many hosts takes as long as its slowest host would on its own. */
class LanesLawTest {
    private static final int HOSTS = 10;
    private static final int KEYS = 200;

    static LongStream seeds() {
        return LongStream.range(0, Integer.getInteger("keyaudit.lanes.seeds", 20));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aMixedListTakesAsLongAsItsSlowestHost(long seed) throws InterruptedException, ProviderException {
        Random random = new Random(seed);
        Map<String, Duration> latencies = latencies(HOSTS, random);
        List<String> list = list(latencies, KEYS);
        if (seed % 2 == 1) {
            Collections.shuffle(list, random);
        }
        Map<String, Duration> together = new LaneSimulation(16, 256, latencies::get).run(list);
        for (String host : latencies.keySet()) {
            Duration alone = new LaneSimulation(16, 256, latencies::get)
                    .run(Collections.nCopies(KEYS, host))
                    .getOrDefault(host, Duration.ZERO);
            assertThat(together.get(host)).isLessThanOrEqualTo(alone.plus(alone.dividedBy(100)));
        }
        assertThat(Collections.max(together.values())).isGreaterThan(Duration.ofMinutes(2));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aHostThatHardlyAnswersDelaysNoOther(long seed) throws InterruptedException, ProviderException {
        Random random = new Random(seed);
        Map<String, Duration> latencies = latencies(3, random);
        latencies.put("slow", Duration.ofSeconds(30));
        List<String> list = list(latencies, KEYS);
        Collections.shuffle(list, random);
        List<String> without = new ArrayList<>(list);
        without.removeIf("slow"::equals);

        Map<String, Duration> beside = new LaneSimulation(16, 256, latencies::get).run(list);

        new LaneSimulation(16, 256, latencies::get)
                .run(without)
                .forEach((host, time) -> assertThat(beside.get(host)).isEqualTo(time));
    }

    @Test
    void aThousandHostsTakeTurnsWithinTheBound() throws InterruptedException, ProviderException {
        Map<String, Duration> latencies = latencies(1_000, new Random(1));
        LaneSimulation simulation = new LaneSimulation(16, 64, latencies::get);
        assertThat(simulation.run(list(latencies, 3))).hasSize(1_000);
        assertThat(simulation.mostUnderWay()).isEqualTo(64);
    }

    @Test
    void oneHostGetsNoMoreThanItsPart() throws InterruptedException, ProviderException {
        LaneSimulation simulation = new LaneSimulation(16, 256, host -> Duration.ofMillis(100));
        simulation.run(Collections.nCopies(500, "host"));
        assertThat(simulation.mostUnderWay()).isEqualTo(16);
    }

    private static Map<String, Duration> latencies(int hosts, Random random) {
        Map<String, Duration> latencies = new HashMap<>();
        for (int host = 0; host < hosts; host++) {
            latencies.put("host" + host, Duration.ofMillis(20 + random.nextInt(400)));
        }
        return latencies;
    }

    /** All keys of one host, then all of the next. */
    private static List<String> list(Map<String, Duration> hosts, int keys) {
        List<String> list = new ArrayList<>();
        hosts.keySet().forEach(host -> list.addAll(Collections.nCopies(keys, host)));
        return list;
    }
}
