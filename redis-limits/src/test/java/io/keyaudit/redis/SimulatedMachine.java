package io.keyaudit.redis;

import io.keyaudit.Secret;
import io.keyaudit.spi.RateLimiters;
import io.keyaudit.spi.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** A machine with clocks of its own, that can be paused, suspended and killed. */
final class SimulatedMachine implements ScriptServer, Ticker {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final VirtualTime time;
    private final SimulatedNetwork network;
    private final long ticksAtStart;
    private final double rate;
    private final Duration clockOffset;
    private final RateLimiters limiters;
    private final SharedNonces nonces;
    private long pausedUntil;
    private long suspended;
    private boolean dead;

    SimulatedMachine(String id, VirtualTime time, SimulatedNetwork network, Lease lease, Random random) {
        this.time = time;
        this.network = network;
        this.ticksAtStart = random.nextLong();
        this.rate = 1 + (random.nextDouble() - 0.5) / 1_000;
        this.clockOffset = Duration.ofMillis(random.nextInt(-600_000, 600_000));
        Machine machine = new Machine(
                id,
                this,
                new Patience(Duration.ofDays(1), "simulated", this),
                lease,
                wait -> {},
                this,
                clock(),
                new AtomicLong());
        HiddenNames names = new HiddenNames(Secret.of("salt"));
        this.limiters = new SharedLimiters(machine, names, "keyaudit");
        this.nonces = new SharedNonces(machine, names, "keyaudit");
    }

    RateLimiters limiters() {
        return limiters;
    }

    SharedNonces nonces() {
        return nonces;
    }

    boolean isDead() {
        return dead;
    }

    void kill() {
        dead = true;
    }

    /**
     * Stops for a while.
     *
     * @param ticks whether its ticker goes on meanwhile
     */
    void pause(Duration duration, boolean ticks) {
        long until = time.now() + duration.toNanos();
        if (!ticks) {
            suspended += Math.max(0, until - Math.max(pausedUntil, time.now()));
        }
        pausedUntil = Math.max(pausedUntil, until);
    }

    /** Does something after this time, once it is not paused; if it lives. */
    void after(Duration wait, Runnable action) {
        time.after(wait, () -> {
            if (!dead && time.now() < pausedUntil) {
                after(Duration.ofNanos(pausedUntil - time.now()), action);
            } else if (!dead) {
                action.run();
            }
        });
    }

    @Override
    public long nanoTime() {
        return ticksAtStart + (long) ((time.now() - suspended) * rate);
    }

    @Override
    public void sleep(long nanos) {
        time.sleep(nanos);
        while (!dead && time.now() < pausedUntil) {
            time.sleep(pausedUntil - time.now());
        }
        if (dead) {
            throw new VirtualTime.Ended();
        }
    }

    @Override
    public List<Object> run(Script script, List<String> keys, List<String> args) throws UnreachableException {
        List<Object> answer = new ArrayList<>();
        long from = time.now();
        network.send(script, keys, args, answer::addAll);
        // In steps, since nobody is woken up.
        for (long step = 1_000_000; answer.isEmpty(); step *= 2) {
            if (time.now() - from > TIMEOUT.toNanos()) {
                throw new UnreachableException("no answer");
            }
            sleep(step);
        }
        return answer;
    }

    @Override
    public void send(Script script, List<String> keys, List<String> args) {
        if (!dead) {
            network.send(script, keys, args, ignored -> {});
        }
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Instant.EPOCH.plusNanos(time.now()).plus(clockOffset);
            }
        };
    }
}
