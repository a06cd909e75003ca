package io.keyaudit.audit;

import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.RateLimiter;
import io.keyaudit.spi.RateLimiters;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stops a key's deadline while the key waits for its turn: the wait is ours, not the service's. Remembers the slot, so
 * that it is given back when the key's inspection is over.
 */
record DeadlineAwareRateLimiters(RateLimiters delegate) implements RateLimiters {
    @Override
    public RateLimiter forHost(String authority, RateLimit limit) {
        return new DeadlineAware(delegate.forHost(authority, limit));
    }

    @Override
    public void await(Wait wait) throws InterruptedException {
        @Nullable Inspection inspection = Inspection.current();
        if (inspection == null) {
            delegate.await(wait);
            return;
        }
        inspection.deadline().startWait();
        try {
            delegate.await(wait);
        } finally {
            inspection.deadline().endWait();
        }
    }

    private record DeadlineAware(RateLimiter delegate) implements RateLimiter {
        @Override
        public Slot acquire() throws InterruptedException {
            @Nullable Inspection inspection = Inspection.current();
            if (inspection == null) {
                return delegate.acquire();
            }
            inspection.deadline().startWait();
            try {
                return inspection.slots().hold(delegate.acquire());
            } finally {
                inspection.deadline().endWait();
            }
        }

        @Override
        public void pause(Duration duration) {
            delegate.pause(duration);
        }

        @Override
        public void refused(Slot slot, Optional<Duration> asked) {
            delegate.refused(slot, asked);
        }

        @Override
        public void served(Slot slot) {
            delegate.served(slot);
        }
    }
}
