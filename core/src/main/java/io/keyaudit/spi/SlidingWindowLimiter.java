package io.keyaudit.spi;

import java.time.Duration;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A log of the requests that might still count in some window at the service: those under way, and those that ended
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

    /** Sorted by time, which can overflow. */
    private final Queue<Long> freeAt = new PriorityQueue<>((one, other) -> Long.signum(one - other));

    private int underWay;
    private long lastTaken;

    /** What the service says is left, and until when that holds. */
    private long left = Long.MAX_VALUE;

    private long leftUntil;

    SlidingWindowLimiter(RateLimit limit, Ticker ticker, HostPause pause) {
        this.limit = limit.requests();
        this.holdNanos = limit.window().plus(MARGIN).toNanos();
        this.ticker = ticker;
        this.pause = pause;
        this.leftUntil = ticker.nanoTime();
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
    public Duration delay() {
        state.lock();
        try {
            long now = ticker.nanoTime();
            return Duration.ofNanos(Math.max(0, Math.max(pause.remainingNanos(), nanosUntilFree(now))));
        } finally {
            state.unlock();
        }
    }

    @Override
    public void remaining(int requests, Duration reset) {
        state.lock();
        try {
            // Those under way might not be counted there yet.
            left = (long) requests - underWay;
            leftUntil = ticker.nanoTime() + within(reset).toNanos();
        } finally {
            state.unlock();
        }
    }

    private static Duration within(Duration reset) {
        return reset.compareTo(LONGEST_PAUSE) < 0 ? reset : LONGEST_PAUSE;
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
                long wait = nanosUntilFree(now);
                if (wait > 0) {
                    return Math.min(wait, holdNanos);
                }
                if (underWay + freeAt.size() < limit) {
                    underWay++;
                    left--;
                    lastTaken = now;
                    return 0;
                }
                requestEnded.await();
            }
        } finally {
            state.unlock();
        }
    }

    /** Returns how long no slot is free for certain; not positive if one is, or if that depends on requests under way. */
    private long nanosUntilFree(long now) {
        Long first = freeAt.peek();
        while (first != null && first - now <= 0) {
            freeAt.remove();
            first = freeAt.peek();
        }
        long untilReset = left <= 0 ? leftUntil - now : 0;
        return first != null && underWay + freeAt.size() >= limit ? Math.max(first - now, untilReset) : untilReset;
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
