package io.keyaudit.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** The way from all machines to the one server that is master at the time. */
final class SimulatedNetwork {
    private final VirtualTime time;
    private final Lua lua;
    private final Random random;
    private final List<Consumer<List<Object>>> observers = new ArrayList<>();
    private SimulatedRedis server;
    private boolean down;
    private long clockOffset = 1_763_760_000_000_000L;
    private int servers;
    private double troubled;
    private int runs;

    /** @param troubled how many of all messages are late or lost */
    SimulatedNetwork(VirtualTime time, Lua lua, Random random, double troubled) {
        this.time = time;
        this.lua = lua;
        this.random = random;
        this.troubled = troubled;
        this.server = newServer();
    }

    private SimulatedRedis newServer() {
        return SimulatedRedis.master(++servers, this::serverMicros);
    }

    private long serverMicros() {
        return clockOffset + time.now() / 1_000;
    }

    SimulatedRedis server() {
        return server;
    }

    /** How many scripts were run. */
    int runs() {
        return runs;
    }

    void setClockBack(Duration step) {
        clockOffset -= step.toNanos() / 1_000;
    }

    /** Nothing is late or lost from now on. */
    void calm() {
        troubled = 0;
    }

    /** The server ends; another takes over with what was there at some time. */
    void replace(SimulatedRedis data, Duration meanwhile) {
        down = true;
        server = newServer();
        server.copyFrom(data);
        time.after(meanwhile, () -> down = false);
    }

    SimulatedRedis copy() {
        SimulatedRedis copy = SimulatedRedis.master(0, this::serverMicros);
        copy.copyFrom(server);
        return copy;
    }

    /** Sends a message, and has the answer delivered. */
    void send(Script script, List<String> keys, List<String> args, Consumer<List<Object>> answer) {
        if (lost()) {
            return;
        }
        time.after(delay(), () -> {
            if (down) {
                return;
            }
            runs++;
            List<Object> words = server.run(lua, script, keys, args);
            observers.forEach(observer -> observer.accept(words));
            if (!lost()) {
                time.after(delay(), () -> answer.accept(words));
            }
        });
    }

    private boolean lost() {
        return random.nextDouble() < troubled / 2;
    }

    private Duration delay() {
        long most = random.nextDouble() < troubled / 2 ? 20_000_000 : 2_000;
        return Duration.ofNanos(1_000 * (100 + (long) (random.nextDouble() * most)));
    }
}
