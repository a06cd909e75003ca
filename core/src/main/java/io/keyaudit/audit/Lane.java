package io.keyaudit.audit;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/** The keys of one host that are to be asked about, in their order. For use by one thread, but for the health. */
final class Lane {
    private final String host;
    private final HostHealth health;
    private final Queue<Queued> pending = new ArrayDeque<>();
    private final Set<Queued> underWay = new HashSet<>();
    private final Set<Queued> waiting = new HashSet<>();
    private boolean asleep;

    Lane(String host, HostHealth health) {
        this.host = host;
        this.health = health;
    }

    /** A key, and its place among all. Every one is itself only. */
    static final class Queued {
        private final Lane lane;
        private final long position;
        private final AuditTarget target;

        Queued(Lane lane, long position, AuditTarget target) {
            this.lane = lane;
            this.position = position;
            this.target = target;
        }

        Lane lane() {
            return lane;
        }

        long position() {
            return position;
        }

        AuditTarget target() {
            return target;
        }
    }

    String host() {
        return host;
    }

    HostHealth health() {
        return health;
    }

    void add(long position, AuditTarget target) {
        pending.add(new Queued(this, position, target));
    }

    boolean hasPending() {
        return !pending.isEmpty();
    }

    boolean isIdle() {
        return pending.isEmpty() && underWay.isEmpty();
    }

    /** Returns whether another key could be asked about if the host's limit allows: behind one that waits it could not. */
    boolean hasRoom(int maximum) {
        return underWay.size() < maximum && waiting.isEmpty();
    }

    /** Takes the next key; it is under way. */
    Queued start() {
        Queued next = pending.remove();
        underWay.add(next);
        return next;
    }

    /** Takes all keys that are not under way. */
    List<Queued> drop() {
        List<Queued> dropped = List.copyOf(pending);
        pending.clear();
        return dropped;
    }

    /** Returns whether the lane waits for its host with none of its keys under way for that. */
    boolean isAsleep() {
        return asleep;
    }

    void fallAsleep() {
        asleep = true;
    }

    void wakeUp() {
        asleep = false;
    }

    void ended(Queued key) {
        underWay.remove(key);
        waiting.remove(key);
    }

    void waits(Queued key) {
        if (underWay.contains(key)) {
            waiting.add(key);
        }
    }

    void goesOn(Queued key) {
        waiting.remove(key);
    }
}
