package io.keyaudit.testkit;

import io.keyaudit.spi.LimiterId;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.RateLimiter;
import io.keyaudit.spi.RateLimiters;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Limiters that count how they are used. */
final class CountingLimiters implements RateLimiters {
    private final RateLimiters counted;
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger held = new AtomicInteger();
    private final AtomicInteger pauses = new AtomicInteger();

    CountingLimiters(RateLimiters counted) {
        this.counted = counted;
    }

    /** Returns how many slots were taken. */
    int taken() {
        return taken.get();
    }

    /** Returns how many slots were not given back. */
    int held() {
        return held.get();
    }

    /** Returns how often a host was paused, or was said to have refused. */
    int pauses() {
        return pauses.get();
    }

    @Override
    public RateLimiter forHost(String authority, RateLimit limit) {
        return limiter(LimiterId.of(authority, limit));
    }

    @Override
    public RateLimiter limiter(LimiterId id) {
        return new Counting(counted.limiter(id));
    }

    @Override
    public void await(Wait wait) throws InterruptedException {
        counted.await(wait);
    }

    private final class Counting implements RateLimiter {
        private final RateLimiter limiter;

        Counting(RateLimiter limiter) {
            this.limiter = limiter;
        }

        @Override
        public Slot acquire() throws InterruptedException, ProviderException {
            Slot slot = limiter.acquire();
            taken.incrementAndGet();
            held.incrementAndGet();
            return new CountingSlot(slot);
        }

        @Override
        public Duration delay() {
            return limiter.delay();
        }

        @Override
        public void remaining(int requests, Duration reset) {
            limiter.remaining(requests, reset);
        }

        @Override
        public void pause(Duration duration) {
            pauses.incrementAndGet();
            limiter.pause(duration);
        }

        @Override
        public void refused(Slot slot, Optional<Duration> asked) {
            pauses.incrementAndGet();
            limiter.refused(slot instanceof CountingSlot counting ? counting.slot : slot, asked);
        }

        @Override
        public void served(Slot slot) {
            limiter.served(slot instanceof CountingSlot counting ? counting.slot : slot);
        }
    }

    private final class CountingSlot implements RateLimiter.Slot {
        private final RateLimiter.Slot slot;
        private boolean over;

        CountingSlot(RateLimiter.Slot slot) {
            this.slot = slot;
        }

        @Override
        public void close() {
            end();
            slot.close();
        }

        @Override
        public boolean lapsed() {
            return slot.lapsed();
        }

        @Override
        public void abandon() {
            end();
            slot.abandon();
        }

        private synchronized void end() {
            if (!over) {
                over = true;
                held.decrementAndGet();
            }
        }
    }
}
