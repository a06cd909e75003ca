package io.keyaudit.redis;

import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.RateLimiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Machines that ask one service in virtual time, while all that can go wrong does: messages are late or lost, the server
 * restarts, with or without its data, is flushed, evicts keys or gives way to a replica that is behind, clocks are off
 * and set back, machines are paused, suspended and killed.
 */
final class FaultSchedule {
    static final Duration WINDOW = Duration.ofSeconds(60);
    private static final Lease LEASE = new Lease(Duration.ofSeconds(60), Duration.ofSeconds(50));
    private static final Duration LONGEST = Duration.ofHours(12);

    private final Random random;
    private final VirtualTime time = new VirtualTime();
    private final SimulatedNetwork network;
    private final List<SimulatedMachine> machines = new ArrayList<>();
    private final List<Long> arrivals = new ArrayList<>();
    private final RateLimit limit;
    private final Duration troubles;
    private SimulatedRedis behind;
    private final Set<SimulatedMachine> busy = new HashSet<>();

    FaultSchedule(long seed, Lua lua) {
        this.random = new Random(seed);
        this.network = new SimulatedNetwork(time, lua, random, random.nextBoolean() ? 0.1 : 0);
        this.limit = new RateLimit(random.nextInt(1, 7), WINDOW);
        this.troubles = Duration.ofSeconds(random.nextInt(300, 1_200));
        this.behind = network.copy();
    }

    int limit() {
        return limit.requests();
    }

    /** How many machines that live have not sent all their requests. */
    long unfinished() {
        return busy.stream().filter(machine -> !machine.isDead()).count();
    }

    /** How many requests were sent. */
    int sent() {
        return arrivals.size();
    }

    /** Runs it all, and returns how many requests arrived at most within one window, ends included. */
    int run() {
        try (time) {
            for (int i = random.nextInt(1, 6); i > 0; i--) {
                SimulatedMachine machine = new SimulatedMachine("m" + i, time, network, LEASE, random);
                machines.add(machine);
                time.after(seconds(0, 200), () -> time.start(() -> work(machine)));
            }
            faults();
            time.after(troubles, network::calm);
            time.run(LONGEST);
        }
        return mostInOneWindow();
    }

    private void work(SimulatedMachine machine) throws Exception {
        busy.add(machine);
        RateLimiter limiter = machine.limiters().forHost("service", limit);
        for (int left = random.nextInt(3, 4 * limit.requests() + 4); left > 0; left--) {
            boolean sent = false;
            while (!sent && !machine.isDead()) {
                sent = request(machine, limiter.acquire());
            }
            if (random.nextInt(4) == 0) {
                machine.sleep(seconds(0, 30).toNanos());
            }
        }
        busy.remove(machine);
    }

    /** Returns whether the request was sent. */
    private boolean request(SimulatedMachine machine, RateLimiter.Slot slot) {
        machine.sleep(seconds(0, random.nextInt(5) == 0 ? 20 : 0.2).toNanos());
        if (slot.lapsed()) {
            slot.close();
            return false;
        }
        // As long as the margin allows: a pause, the request, and what is still under way of one that was given up on.
        Duration firstByte = seconds(0, random.nextInt(5) == 0 ? 25 : 0.01);
        Duration latency = seconds(0, random.nextInt(5) == 0 ? 24 : 0.5);
        boolean givenUp = random.nextInt(6) == 0;
        Duration travel = givenUp ? latency.plus(RateLimiter.LONGEST_FLIGHT) : latency;
        arrivals.add(time.now() + firstByte.toNanos() + (long) (travel.toNanos() * random.nextDouble()));
        machine.after(firstByte.plus(latency), givenUp ? slot::abandon : slot::close);
        if (random.nextInt(3) > 0) {
            machine.sleep(firstByte.plus(latency).toNanos());
        }
        return true;
    }

    private void faults() {
        for (int fault = random.nextInt(8); fault > 0; fault--) {
            time.after(seconds(0, (double) troubles.toSeconds()), this::fault);
        }
        for (int copies = 5; copies > 0; copies--) {
            time.after(seconds(0, (double) troubles.toSeconds()), () -> behind = network.copy());
        }
    }

    private void fault() {
        SimulatedMachine machine = machines.get(random.nextInt(machines.size()));
        switch (random.nextInt(9)) {
            case 0 -> network.replace(network.copy(), seconds(0, 30));
            case 1 -> network.replace(behind, seconds(0, 30));
            case 2 -> {
                SimulatedRedis empty = network.copy();
                empty.flush();
                network.replace(empty, seconds(0, 10));
            }
            case 3 -> network.server().flush();
            case 4 ->
                network.server().keys().stream()
                        .skip(random.nextInt(3))
                        .findFirst()
                        .ifPresent(network.server()::remove);
            case 5 -> network.setClockBack(seconds(0, 100));
            case 6 -> machine.pause(seconds(0, 300), random.nextBoolean());
            case 7 -> machine.kill();
            default -> machine.limiters().forHost("service", limit).pause(seconds(0, 60));
        }
    }

    private Duration seconds(double least, double most) {
        return Duration.ofNanos((long) (1e9 * (least + (most - least) * random.nextDouble())));
    }

    private int mostInOneWindow() {
        Collections.sort(arrivals);
        int most = 0;
        int first = 0;
        for (int last = 0; last < arrivals.size(); last++) {
            while (arrivals.get(last) - WINDOW.toNanos() > arrivals.get(first)) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}
