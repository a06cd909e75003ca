package io.keyaudit.redis;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Time in which several threads run, one at a time: each until it sleeps. Always does the same for the same calls.
 */
final class VirtualTime implements AutoCloseable {
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "virtual-time");
        thread.setDaemon(true);
        return thread;
    });
    private final Semaphore idle = new Semaphore(0);
    private final Set<Semaphore> sleepers = new HashSet<>();
    private volatile boolean closed;
    private long now;
    private long order;
    private @Nullable Throwable failure;

    private record Event(long at, long order, Runnable action) {}

    /** What a thread does. */
    interface Body {
        void run() throws Exception;
    }

    /** Ends a thread that is not to go on. */
    static final class Ended extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Nanoseconds since the beginning. */
    long now() {
        return now;
    }

    void after(Duration time, Runnable action) {
        at(now + time.toNanos(), action);
    }

    private void at(long nanos, Runnable action) {
        events.add(new Event(nanos, order++, action));
    }

    /** Starts a thread now. */
    void start(Body body) {
        at(now, () -> {
            threads.execute(() -> {
                try {
                    body.run();
                } catch (Ended ended) {
                    // As it was told to.
                } catch (Throwable thrown) {
                    failure = thrown;
                } finally {
                    idle.release();
                }
            });
            idle.acquireUninterruptibly();
        });
    }

    /** Lets the calling thread sleep, which was started here. */
    void sleep(long nanos) {
        if (closed) {
            throw new Ended();
        }
        Semaphore awake = new Semaphore(0);
        sleepers.add(awake);
        at(now + Math.max(0, nanos), () -> wake(awake));
        idle.release();
        awake.acquireUninterruptibly();
        if (closed) {
            throw new Ended();
        }
    }

    private void wake(Semaphore sleeper) {
        sleepers.remove(sleeper);
        sleeper.release();
        idle.acquireUninterruptibly();
    }

    /** Lets time pass until this instant. */
    void run(Duration until) {
        while (!events.isEmpty() && events.element().at() <= until.toNanos()) {
            Event next = events.remove();
            now = next.at();
            next.action().run();
            if (failure != null) {
                throw new AssertionError(failure);
            }
        }
        now = until.toNanos();
    }

    @Override
    public void close() {
        closed = true;
        List.copyOf(sleepers).forEach(this::wake);
        threads.shutdownNow();
    }
}
