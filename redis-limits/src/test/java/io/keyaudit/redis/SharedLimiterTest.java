package io.keyaudit.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.spi.LimiterId;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.RateLimiter;
import io.keyaudit.spi.RateLimiter.Slot;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Machines and a server that nothing goes wrong with, but for what a test does to them; in virtual time. */
class SharedLimiterTest {
    private static final Lua LUA = new Lua();
    private static final Duration WINDOW = Duration.ofSeconds(60);
    private static final Lease LEASE = new Lease(Duration.ofSeconds(60), Duration.ofSeconds(50));

    /** How long a server that knows nothing of before waits. */
    private static final Duration SILENCE =
            LEASE.length().plus(RateLimiter.LONGEST_FLIGHT).plus(WINDOW).plusMillis(50);

    private final VirtualTime time = new VirtualTime();
    private final SimulatedNetwork network = new SimulatedNetwork(time, LUA, new Random(0), 0);
    private final List<Duration> log = new ArrayList<>();

    private SimulatedMachine machine(String id) {
        return new SimulatedMachine(id, time, network, LEASE, new Random(id.hashCode()));
    }

    private static RateLimiter limiter(SimulatedMachine machine, int requests) {
        return machine.limiters().forHost("service", new RateLimit(requests, WINDOW));
    }

    private static RateLimiter limiter(SimulatedMachine machine, String account, int requests) {
        return machine.limiters()
                .limiter(LimiterId.of("service", new RateLimit(requests, WINDOW, RateLimit.Counts.ACCOUNT))
                        .forSubject(account));
    }

    private void note() {
        log.add(Duration.ofNanos(time.now()).truncatedTo(ChronoUnit.SECONDS));
    }

    /** A server that has kept count for longer than anything before can matter. */
    @BeforeEach
    void letTheCountBegin() {
        SimulatedMachine first = machine("first");
        time.start(() -> limiter(first, 1_000).acquire().close());
        time.run(Duration.ofHours(2));
        assertThat(network.runs()).as("acquire twice, and give back").isEqualTo(3);
    }

    @AfterEach
    void end() {
        time.close();
    }

    private Duration elapsed(Duration since) {
        return Duration.ofNanos(time.now()).minus(since);
    }

    @Test
    void aPermitThatIsFreeTakesOneRoundTrip() {
        int before = network.runs();
        SimulatedMachine machine = machine("a");
        time.start(() -> {
            for (int i = 0; i < 5; i++) {
                limiter(machine, 5).acquire();
            }
        });
        time.run(Duration.ofHours(3));
        assertThat(network.runs() - before).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMachineThatWasPausedDropsItsSlotUnsent(boolean ticks) {
        SimulatedMachine paused = machine("paused");
        SimulatedMachine other = machine("other");
        time.start(() -> {
            Slot slot = limiter(paused, 1).acquire();
            assertThat(slot.lapsed()).isFalse();
            paused.pause(Duration.ofSeconds(11), ticks);
            paused.sleep(1);
            assertThat(slot.lapsed()).isTrue();
            slot.close();
            paused.sleep(Duration.ofSeconds(1).toNanos());
            time.start(() -> {
                limiter(other, 1).acquire();
                note();
            });
        });
        Duration start = elapsed(Duration.ZERO).truncatedTo(ChronoUnit.SECONDS);
        time.run(Duration.ofHours(3));
        assertThat(log).containsExactly(start.plusSeconds(12));
    }

    @Test
    void theSlotOfAMachineThatDiedIsFreeLate() {
        SimulatedMachine dying = machine("dying");
        SimulatedMachine other = machine("other");
        Duration start = elapsed(Duration.ZERO);
        time.start(() -> {
            limiter(dying, 1).acquire();
            dying.kill();
        });
        time.after(
                Duration.ofSeconds(1),
                () -> time.start(() -> {
                    limiter(other, 1).acquire();
                    log.add(elapsed(start));
                }));
        time.run(Duration.ofHours(3));
        assertThat(log.get(0)).isBetween(SILENCE, SILENCE.plusSeconds(2));
    }

    @Test
    void aPauseOfTheHostHoldsAllMachinesAndAllItsLimits() {
        SimulatedMachine one = machine("one");
        SimulatedMachine other = machine("other");
        Duration start = elapsed(Duration.ZERO);
        time.start(() -> {
            RateLimiter limiter = limiter(one, 5);
            limiter.refused(limiter.acquire(), Optional.of(Duration.ofSeconds(30)));
        });
        time.after(
                Duration.ofSeconds(1),
                () -> time.start(() -> {
                    limiter(other, "account", 7).acquire();
                    log.add(elapsed(start));
                }));
        time.run(Duration.ofHours(3));
        assertThat(log.get(0)).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(31));
    }

    @Test
    void refusalsInARowOfAllMachinesLengthenThePause() {
        Duration start = elapsed(Duration.ZERO);
        List<Duration> pauses = new ArrayList<>();
        time.start(() -> {
            for (int i = 0; i < 5; i++) {
                SimulatedMachine next = machine("m" + i);
                Duration before = elapsed(start);
                RateLimiter limiter = limiter(next, 100);
                Slot slot = limiter.acquire();
                pauses.add(elapsed(start).minus(before));
                if (i == 3) {
                    limiter.served(slot);
                    next.sleep(Duration.ofSeconds(1).toNanos());
                }
                limiter.refused(slot, Optional.empty());
                next.sleep(Duration.ofSeconds(1).toNanos());
            }
        });
        time.run(Duration.ofHours(3));
        assertThat(pauses.get(1)).isBetween(Duration.ofSeconds(58), Duration.ofSeconds(76));
        assertThat(pauses.get(2)).isBetween(Duration.ofSeconds(118), Duration.ofSeconds(151));
        assertThat(pauses.get(3)).isBetween(Duration.ofSeconds(238), Duration.ofSeconds(301));
        assertThat(pauses.get(4)).as("the first in a row").isBetween(Duration.ofSeconds(58), Duration.ofSeconds(76));
    }

    @Test
    void accountsAreCountedApart() {
        SimulatedMachine machine = machine("a");
        Duration start = elapsed(Duration.ZERO);
        time.start(() -> {
            for (String account : List.of("one", "two", "three")) {
                limiter(machine, account, 1).acquire();
            }
            log.add(elapsed(start));
            assertThat(limiter(machine, "one", 1).delay()).isZero();
        });
        time.run(Duration.ofHours(3));
        assertThat(log.get(0)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void noMoreThanTheServiceSaysAreLeft() {
        SimulatedMachine machine = machine("a");
        Duration start = elapsed(Duration.ZERO);
        time.start(() -> {
            RateLimiter limiter = limiter(machine, 100);
            limiter.acquire().close();
            machine.sleep(Duration.ofSeconds(1).toNanos());
            limiter.remaining(2, Duration.ofSeconds(20));
            machine.sleep(Duration.ofSeconds(1).toNanos());
            for (int i = 0; i < 3; i++) {
                limiter.acquire().close();
                log.add(elapsed(start));
            }
        });
        time.run(Duration.ofHours(3));
        assertThat(log.get(1)).isLessThan(Duration.ofSeconds(3));
        assertThat(log.get(2)).isBetween(Duration.ofSeconds(21), Duration.ofSeconds(22));
    }

    @Test
    void machinesTakeTurns() {
        int machines = 6;
        int[] taken = new int[machines];
        for (int i = 0; i < machines; i++) {
            int number = i;
            SimulatedMachine machine = machine("m" + i);
            time.start(() -> {
                while (true) {
                    limiter(machine, 10).acquire().close();
                    taken[number]++;
                }
            });
        }
        time.run(Duration.ofNanos(time.now()).plus(WINDOW.multipliedBy(30)));
        for (int count : taken) {
            assertThat(count).isBetween(48, 58);
        }
    }

    /** Each request takes as long as its window, its latency and the way to the server; all slots are always in use. */
    @Test
    void manyMachinesTakeTheLeastPossibleTime() {
        int requests = Integer.getInteger("keyaudit.redis.requests", 5_000);
        int perWindow = 90;
        int machines = 8;
        AtomicInteger left = new AtomicInteger(requests);
        for (int i = 0; i < machines; i++) {
            SimulatedMachine machine = machine("m" + i);
            time.start(() -> {
                while (left.getAndDecrement() > 0) {
                    Slot slot = limiter(machine, perWindow).acquire();
                    machine.after(Duration.ofMillis(100), slot::close);
                    log.add(elapsed(Duration.ZERO));
                }
            });
        }
        Duration start = elapsed(Duration.ZERO);
        Duration least = WINDOW.multipliedBy((requests - 1) / perWindow);
        time.run(start.plus(least.multipliedBy(2)));
        assertThat(log).hasSize(requests);
        Duration taken = log.get(requests - 1).minus(start);
        assertThat(taken.toMillis()).isBetween(least.toMillis(), (long) (least.toMillis() * 1.01));
    }

    @Test
    void whatWaitsIsKnownWithoutAsking() {
        SimulatedMachine machine = machine("a");
        RateLimiter limiter = limiter(machine, 1);
        time.start(() -> {
            limiter.acquire().close();
            limiter.acquire();
        });
        time.run(Duration.ofNanos(time.now()).plusSeconds(10));
        assertThat(limiter.delay()).isBetween(Duration.ofSeconds(48), Duration.ofSeconds(52));
    }
}
