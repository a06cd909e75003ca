package io.keyaudit.declarative;

import io.keyaudit.http.RemainingRequests;
import io.keyaudit.spi.RateLimit;
import java.util.List;
import java.util.Optional;

/**
 * How often a service can be asked. Immutable.
 *
 * @param rate the most requests that it takes
 * @param waits the headers that state how long to wait after a refusal, besides {@code Retry-After}
 */
record Limits(RateLimit rate, List<Wait> waits) {
    Limits {
        waits = List.copyOf(waits);
    }

    /**
     * A header that states when to ask again.
     *
     * @param remaining the header that states how many requests the service takes until then
     */
    record Wait(String header, TimeFormat format, Optional<String> remaining) {
        private Optional<RemainingRequests> left() {
            RemainingRequests.Form form = format == TimeFormat.SECONDS_LEFT
                    ? RemainingRequests.Form.SECONDS_LEFT
                    : RemainingRequests.Form.EPOCH_SECONDS;
            return remaining.map(name -> RemainingRequests.of(name, header, form));
        }
    }

    /** Returns the headers in which the service says how much of its limit is left, if there are such. */
    Optional<RemainingRequests> remaining() {
        return waits.stream().flatMap(wait -> wait.left().stream()).findFirst();
    }
}
