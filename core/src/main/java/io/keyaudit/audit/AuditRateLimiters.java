package io.keyaudit.audit;

import io.keyaudit.spi.LimiterId;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.RateLimiter;
import io.keyaudit.spi.RateLimiters;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Informs the inspection on whose thread they are used: that it waits, so that its deadline stands still and its lane
 * starts no other key; which slots it holds, so that they are given back with it; how its host answers. The deadline of a
 * change stands still during waits, too.
 */
record AuditRateLimiters(RateLimiters delegate) implements RateLimiters {
    @Override
    public RateLimiter forHost(String authority, RateLimit limit) {
        return limiter(LimiterId.of(authority, limit));
    }

    @Override
    public RateLimiter limiter(LimiterId id) {
        return new Following(delegate.limiter(id), id.subject().isEmpty());
    }

    @Override
    public void await(Wait wait) throws InterruptedException {
        @Nullable Inspection inspection = Inspection.current();
        @Nullable Deadline deadline = inspection == null ? GuardedChange.deadline() : inspection.deadline();
        if (deadline == null) {
            delegate.await(wait);
            return;
        }
        deadline.startWait();
        try {
            delegate.await(wait);
        } finally {
            deadline.endWait();
        }
    }

    /**
     * A limiter that is followed.
     *
     * @param wholeHost whether all requests to the host wait for it, so that what happens here concerns the lane
     */
    private record Following(RateLimiter delegate, boolean wholeHost) implements RateLimiter {
        @Override
        public Slot acquire() throws InterruptedException, ProviderException {
            @Nullable Inspection inspection = Inspection.current();
            if (inspection == null) {
                return acquireForChange();
            }
            if (wholeHost) {
                inspection.health().limitedBy(delegate);
            }
            if (inspection.health().givenUp().isPresent()) {
                throw new InterruptedException("the host is not asked any more");
            }
            Duration delay = delegate.delay();
            inspection.startWait(delay, wholeHost);
            try {
                Slot slot = inspection.slots().hold(delegate.acquire());
                inspection.sends();
                return slot;
            } finally {
                inspection.endWait();
            }
        }

        private Slot acquireForChange() throws InterruptedException, ProviderException {
            @Nullable Deadline deadline = GuardedChange.deadline();
            if (deadline == null) {
                return delegate.acquire();
            }
            deadline.startWait();
            try {
                return delegate.acquire();
            } finally {
                deadline.endWait();
            }
        }

        @Override
        public Duration delay() {
            return delegate.delay();
        }

        @Override
        public void remaining(int requests, Duration reset) {
            delegate.remaining(requests, reset);
        }

        @Override
        public void pause(Duration duration) {
            delegate.pause(duration);
        }

        @Override
        public void refused(Slot slot, Optional<Duration> asked) {
            delegate.refused(slot, asked);
            @Nullable Inspection inspection = Inspection.current();
            if (inspection != null && wholeHost) {
                inspection.wasRefused();
            }
        }

        @Override
        public void served(Slot slot) {
            delegate.served(slot);
            @Nullable Inspection inspection = Inspection.current();
            if (inspection != null && wholeHost) {
                inspection.wasAnswered();
            }
        }
    }
}
