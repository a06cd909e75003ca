package io.keyaudit.audit;

import io.keyaudit.FailureKind;
import io.keyaudit.spi.RateLimiter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How well a host answers, and by which limiter it is asked. Thread-safe. */
final class HostHealth {
    private final int giveUpAfter;
    private final Streak refusals = new Streak(1);
    private final Streak silences = new Streak(0);
    private volatile @Nullable RateLimiter limiter;
    private @Nullable GivenUp givenUp;

    HostHealth(int giveUpAfter) {
        this.giveUpAfter = giveUpAfter;
    }

    /** Why a host is not asked any more. */
    record GivenUp(FailureKind kind, String reason) {}

    /** Notes the limiter that all requests to the host wait for. */
    void limitedBy(RateLimiter one) {
        limiter = one;
    }

    /** Returns how long a request to the host would have to wait, as far as that is known. */
    long delayNanos() {
        RateLimiter known = limiter;
        return known == null ? 0 : known.delay().toNanos();
    }

    /** The host refused a request as one too many. */
    synchronized void refused(long sentAt, long now) {
        refusals.add(sentAt, now);
        giveUpAfter(refusals, FailureKind.RATE_LIMITED, "the service refused %s in a row");
    }

    /** The host did not answer a key's requests in time. */
    synchronized void wasSilent(long sentAt, long now) {
        silences.add(sentAt, now);
        giveUpAfter(silences, FailureKind.TIMEOUT, "the service left %s in a row unanswered");
    }

    /** The host answered a request, and did not refuse it as one too many. */
    synchronized void answered(long sentAt) {
        refusals.endWith(sentAt);
        silences.endWith(sentAt);
    }

    /** Returns whether the host wants fewer requests at the moment. */
    synchronized boolean refuses() {
        return refusals.length > 0;
    }

    /** Returns why the host is not asked any more, if it has refused, or been silent, too often in a row. */
    synchronized Optional<GivenUp> givenUp() {
        return Optional.ofNullable(givenUp);
    }

    private void giveUpAfter(Streak streak, FailureKind kind, String reason) {
        if (givenUp == null && streak.length >= giveUpAfter) {
            String requests = streak.length + (streak.length == 1 ? " request" : " requests");
            givenUp = new GivenUp(kind, String.format(reason, requests));
        }
    }

    /** Events in a row; those of requests that were under way together count as one. */
    private static final class Streak {
        private final long apart;
        private int length;
        private long last;

        /** @param apart the least time from one event to the request of another, in nanoseconds */
        Streak(long apart) {
            this.apart = apart;
        }

        void add(long sentAt, long now) {
            if (length == 0 || sentAt - last >= apart) {
                length++;
                last = now;
            }
        }

        /** A request ended well. One that was sent before the last event says nothing about the time since. */
        void endWith(long sentAt) {
            if (length > 0 && sentAt - last > 0) {
                length = 0;
            }
        }
    }
}
