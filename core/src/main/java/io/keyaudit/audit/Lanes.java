package io.keyaudit.audit;

import io.keyaudit.audit.Lane.Queued;
import io.keyaudit.spi.Ticker;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Decides which key is asked about next: hosts take turns, one that has to be waited for delays no other, and none gets
 * more than its share. For use by one thread.
 */
final class Lanes {
    private final int perHost;
    private final int total;
    private final int giveUpAfter;
    private final Ticker ticker;
    private final BiConsumer<Lane, Long> onWait;

    private final Map<String, Lane> lanes = new HashMap<>();

    /** Those that might have a key to start, in the order of their turns. */
    private final Set<Lane> turns = new LinkedHashSet<>();

    private final Queue<Asleep> asleep =
            new PriorityQueue<>(Comparator.comparing(Asleep::until, (one, other) -> Long.signum(one - other)));
    private int busy;
    private int underWay;
    private int pending;

    /**
     * Without any keys.
     *
     * @param perHost how many keys of one host are asked about at a time
     * @param total how many keys are asked about at a time
     * @param giveUpAfter after how many refusals, or silences, in a row a host is not asked any more
     * @param onWait is called when a lane with keys begins to wait, with the nanoseconds
     */
    Lanes(int perHost, int total, int giveUpAfter, Ticker ticker, BiConsumer<Lane, Long> onWait) {
        this.perHost = perHost;
        this.total = total;
        this.giveUpAfter = giveUpAfter;
        this.ticker = ticker;
        this.onWait = onWait;
    }

    private record Asleep(Lane lane, long until) {}

    /** Returns the lane of a host, which stays the same. */
    Lane lane(String host) {
        return lanes.computeIfAbsent(host, absent -> new Lane(host, new HostHealth(giveUpAfter)));
    }

    void add(Lane lane, long position, AuditTarget target) {
        if (lane.isIdle()) {
            busy++;
        }
        lane.add(position, target);
        pending++;
        turns.add(lane);
    }

    boolean hasPending() {
        return pending > 0;
    }

    /** Returns whether a key of some host could be started, if there were one. */
    boolean hasRoom() {
        return underWay < total;
    }

    /** Takes a key that can be started now, if there is one; it is under way. */
    Optional<Queued> start() {
        wake();
        while (hasRoom() && !turns.isEmpty()) {
            Lane lane = turns.iterator().next();
            turns.remove(lane);
            if (!lane.hasPending() || lane.isAsleep() || !lane.hasRoom(share())) {
                // Its turn comes again when it wakes up, or when one of its keys ends or need not wait any more.
                continue;
            }
            long delay = lane.health().delayNanos();
            if (delay > 0) {
                lane.fallAsleep();
                asleep.add(new Asleep(lane, ticker.nanoTime() + delay));
                onWait.accept(lane, delay);
                continue;
            }
            turns.add(lane);
            pending--;
            underWay++;
            return Optional.of(lane.start());
        }
        return Optional.empty();
    }

    /** Takes all keys of a lane that are not under way; they are not asked about. */
    List<Queued> drop(Lane lane) {
        List<Queued> dropped = lane.drop();
        pending -= dropped.size();
        if (!dropped.isEmpty()) {
            leaveIfIdle(lane);
        }
        return dropped;
    }

    /** Takes all keys that are not under way; they are not asked about. */
    List<Queued> dropAll() {
        return lanes.values().stream().flatMap(lane -> drop(lane).stream()).toList();
    }

    void ended(Queued key) {
        key.lane().ended(key);
        underWay--;
        leaveIfIdle(key.lane());
        takeTurn(key.lane());
    }

    void waits(Queued key) {
        key.lane().waits(key);
    }

    void goesOn(Queued key) {
        key.lane().goesOn(key);
        takeTurn(key.lane());
    }

    /** Returns how long to wait for the first lane that sleeps; nothing if none does. */
    Optional<Long> nanosUntilNext() {
        return Optional.ofNullable(asleep.peek()).map(first -> first.until() - ticker.nanoTime());
    }

    private int share() {
        return Math.max(1, Math.min(perHost, total / Math.max(1, busy)));
    }

    private void takeTurn(Lane lane) {
        if (lane.hasPending()) {
            turns.add(lane);
        }
    }

    private void leaveIfIdle(Lane lane) {
        if (lane.isIdle()) {
            busy--;
        }
    }

    private void wake() {
        long now = ticker.nanoTime();
        while (!asleep.isEmpty() && asleep.element().until() - now <= 0) {
            Lane lane = asleep.remove().lane();
            lane.wakeUp();
            takeTurn(lane);
        }
    }
}
