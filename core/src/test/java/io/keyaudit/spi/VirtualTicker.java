package io.keyaudit.spi;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes only when somebody sleeps, and what happens at set times meanwhile. Thread-safe. */
public final class VirtualTicker implements Ticker {
    private final PriorityQueue<Event> events = new PriorityQueue<>(Comparator.comparingLong(Event::at));
    private final long start;
    private long elapsed;

    /** Time that begins shortly before the nanoseconds overflow, as they can. */
    public VirtualTicker() {
        this(Long.MAX_VALUE - Duration.ofSeconds(90).toNanos());
    }

    /** Time that begins at this many nanoseconds. */
    public VirtualTicker(long start) {
        this.start = start;
    }

    private record Event(long at, Runnable action) {}

    @Override
    public synchronized long nanoTime() {
        return start + elapsed;
    }

    @Override
    public void sleep(long nanos) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        pass(Duration.ofNanos(Math.max(0, nanos)));
    }

    /** How long it has been since the beginning. */
    public synchronized Duration elapsed() {
        return Duration.ofNanos(elapsed);
    }

    /** Lets time pass. */
    public synchronized void pass(Duration time) {
        long until = elapsed + time.toNanos();
        while (!events.isEmpty() && events.element().at() <= until) {
            Event next = events.remove();
            elapsed = next.at();
            next.action().run();
        }
        elapsed = until;
    }

    /** Lets something happen after this time. */
    public synchronized void after(Duration time, Runnable action) {
        events.add(new Event(elapsed + time.toNanos(), action));
    }
}
