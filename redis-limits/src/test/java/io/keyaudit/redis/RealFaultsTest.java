package io.keyaudit.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promise for real, in windows of 2 s; by -Plong, several schedules at once. */
class RealFaultsTest {
    private static final int AT_ONCE = 4;

    @TempDir
    private Path directory;

    @Test
    void theLimitIsKept() throws Exception {
        int schedules = Integer.getInteger("keyaudit.redis.real", 0);
        Assumptions.assumeTrue(schedules > 0, "takes minutes; by -Plong");
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        int arrived = 0;
        int counted = 0;
        try {
            List<RealFaultSchedule> all = new ArrayList<>();
            List<Future<Integer>> running = new ArrayList<>();
            for (long seed = 0; seed < schedules; seed++) {
                long chosen = seed;
                running.add(threads.submit(() -> {
                    RealFaultSchedule schedule = new RealFaultSchedule(chosen, directory);
                    synchronized (all) {
                        all.add(schedule);
                    }
                    int most = schedule.run();
                    return schedule.brokeItsAssumption() ? 0 : most;
                }));
            }
            for (int seed = 0; seed < schedules; seed++) {
                int most = running.get(seed).get();
                counted += most == 0 ? 0 : 1;
                assertThat(most).as("seed %s", seed).isLessThanOrEqualTo(RealFaultSchedule.LIMIT);
            }
            arrived = all.stream().mapToInt(RealFaultSchedule::arrived).sum();
        } finally {
            threads.shutdownNow();
        }
        assertThat(counted).as("schedules within their assumptions").isGreaterThan(schedules / 2);
        assertThat(arrived).isGreaterThan(schedules * RealFaultSchedule.LIMIT);
    }
}
