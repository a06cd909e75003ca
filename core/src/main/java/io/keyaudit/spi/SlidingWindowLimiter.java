package io.keyaudit.spi;

import java.time.Duration;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A log of the requests that may still count in some window at the service: those under way, and those that ended
 * less than a window ago.
 *
 * <p>Waiting needs no wake-ups in between: no request that ends from now on frees its slot in less than a window, so the
 * head of the queue knows how long it can sleep, or that it must wait for a request to end.
 */
final class SlidingWindowLimiter implements RateLimiter {
    /** For windows that include both ends, and clocks that do not quite agree. */
    private static final Duration MARGIN = Duration.ofMillis(50);

    private final int limit;
    private final long holdNanos;
    private final Ticker ticker;
    private final HostPause pause;

    /** Held by the one at the head of the queue while it waits; fair, so the queue is first come, first served. */
    private final ReentrantLock turn = new ReentrantLock(true);

    private final ReentrantLock state = new ReentrantLock();
    private final Condition requestEnded = state.newCondition();

    /** Sorted by time, which may overflow. */
    private final Queue<Long> freeAt = new PriorityQueue<>((one, other) -> Long.signum(one - other));

    private int underWay;
    private long lastTaken;

    SlidingWindowLimiter(RateLimit limit, Ticker ticker, HostPause pause) {
        this.limit = limit.requests();
        this.holdNanos = limit.window().plus(MARGIN).toNanos();
        this.ticker = ticker;
        this.pause = pause;
    }

    @Override
    public Slot acquire() throws InterruptedException {
        turn.lockInterruptibly();
        try {
            long wait = tryTake();
            while (wait > 0) {
                ticker.sleep(wait);
                wait = tryTake();
            }
            return new Taken(lastTaken);
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void pause(Duration duration) {
        pause.atLeast(duration);
    }

    @Override
    public void refused(Slot slot, Optional<Duration> asked) {
        pause.refused(takenAt(slot), asked);
    }

    @Override
    public void served(Slot slot) {
        pause.served(takenAt(slot));
    }

    private static long takenAt(Slot slot) {
        if (slot instanceof Taken taken) {
            return taken.at;
        }
        throw new IllegalArgumentException("the slot is another limiter's");
    }

    /** Takes a slot and returns 0, or returns how long to wait before trying again. */
    private long tryTake() throws InterruptedException {
        state.lockInterruptibly();
        try {
            while (true) {
                // Before the pause is looked at: one that begins after that is news to this request.
                long now = ticker.nanoTime();
                long paused = pause.remainingNanos();
                if (paused > 0) {
                    return paused;
                }
                Long first = freeAt.peek();
                while (first != null && first - now <= 0) {
                    freeAt.remove();
                    first = freeAt.peek();
                }
                if (underWay + freeAt.size() < limit) {
                    underWay++;
                    lastTaken = now;
                    return 0;
                }
                if (first != null) {
                    return Math.min(first - now, holdNanos);
                }
                requestEnded.await();
            }
        } finally {
            state.unlock();
        }
    }

    private void giveBack(long nanosFromNow) {
        state.lock();
        try {
            underWay--;
            freeAt.add(ticker.nanoTime() + nanosFromNow);
            requestEnded.signal();
        } finally {
            state.unlock();
        }
    }

    private final class Taken implements Slot {
        private final long at;
        private final AtomicBoolean open = new AtomicBoolean(true);

        Taken(long at) {
            this.at = at;
        }

        @Override
        public void close() {
            if (open.getAndSet(false)) {
                giveBack(holdNanos);
            }
        }

        @Override
        public void abandon() {
            if (open.getAndSet(false)) {
                giveBack(LONGEST_FLIGHT.toNanos() + holdNanos);
            }
        }
    }
}
