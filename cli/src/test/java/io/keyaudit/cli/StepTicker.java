package io.keyaudit.cli;

import io.keyaudit.spi.Ticker;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes only when somebody sleeps, and what happens at set times meanwhile. Thread-safe. */
final class StepTicker implements Ticker {
    private final PriorityQueue<Event> events = new PriorityQueue<>(Comparator.comparingLong(Event::at));
    private final long start;
    private long elapsed;

    StepTicker(long start) {
        this.start = start;
    }

    private record Event(long at, Runnable action) {}

    @Override
    public synchronized long nanoTime() {
        return start + elapsed;
    }

    @Override
    public void sleep(long nanos) {
        pass(Duration.ofNanos(Math.max(0, nanos)));
    }

    synchronized Duration elapsed() {
        return Duration.ofNanos(elapsed);
    }

    void pass(Duration time) {
        long until = elapsed().plus(time).toNanos();
        while (true) {
            Event next;
            synchronized (this) {
                next = events.peek();
                if (next == null || next.at() > until) {
                    elapsed = until;
                    return;
                }
                elapsed = events.remove().at();
            }
            // Not under the lock: it can wait for another thread that asks what time it is.
            next.action().run();
        }
    }

    synchronized void after(Duration time, Runnable action) {
        events.add(new Event(elapsed + time.toNanos(), action));
    }
}
