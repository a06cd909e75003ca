package io.keyaudit.spi;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A log of the requests that may still count in some window at the service: those under way, and those that ended
 * less than a window ago.
 *
 * <p>Waiting needs no wake-ups in between: a slot that frees later than another never overtakes it, so the head of the
 * queue knows when its turn comes, or that it must wait for a request to end.
 */
final class SlidingWindowLimiter implements RateLimiter {
    /** For windows that include both ends, and clocks that do not quite agree. */
    private static final Duration MARGIN = Duration.ofMillis(50);

    private final int limit;
    private final long holdNanos;
    private final Ticker ticker;

    /** Held by the one at the head of the queue while it waits; fair, so the queue is first come, first served. */
    private final ReentrantLock turn = new ReentrantLock(true);

    private final ReentrantLock state = new ReentrantLock();
    private final Condition requestEnded = state.newCondition();
    private final Queue<Long> freeAt = new ArrayDeque<>();
    private int underWay;
    private long pausedUntil;

    SlidingWindowLimiter(RateLimit limit, Ticker ticker) {
        this.limit = limit.requests();
        this.holdNanos = limit.window().plus(MARGIN).toNanos();
        this.ticker = ticker;
        this.pausedUntil = ticker.nanoTime();
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
        } finally {
            turn.unlock();
        }
        AtomicBoolean open = new AtomicBoolean(true);
        return () -> {
            if (open.getAndSet(false)) {
                giveBack();
            }
        };
    }

    @Override
    public void pause(Duration duration) {
        state.lock();
        try {
            long now = ticker.nanoTime();
            long nanos = TimeUnit.NANOSECONDS.convert(duration);
            if (nanos > pausedUntil - now) {
                pausedUntil = now + nanos;
            }
        } finally {
            state.unlock();
        }
    }

    /** Takes a slot and returns 0, or returns how long to wait before trying again. */
    private long tryTake() throws InterruptedException {
        state.lockInterruptibly();
        try {
            while (true) {
                long now = ticker.nanoTime();
                if (pausedUntil - now > 0) {
                    return pausedUntil - now;
                }
                Long first = freeAt.peek();
                while (first != null && first - now <= 0) {
                    freeAt.remove();
                    first = freeAt.peek();
                }
                if (underWay + freeAt.size() < limit) {
                    underWay++;
                    return 0;
                }
                if (first != null) {
                    return first - now;
                }
                requestEnded.await();
            }
        } finally {
            state.unlock();
        }
    }

    private void giveBack() {
        state.lock();
        try {
            underWay--;
            freeAt.add(ticker.nanoTime() + holdNanos);
            requestEnded.signal();
        } finally {
            state.unlock();
        }
    }
}
