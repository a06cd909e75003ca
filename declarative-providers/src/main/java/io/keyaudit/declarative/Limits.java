package io.keyaudit.declarative;

import io.keyaudit.spi.RateLimit;
import java.util.List;

/**
 * How often a service can be asked. Immutable.
 *
 * @param rate the most requests that it takes
 * @param waits the headers that tell how long to wait after a refusal, besides {@code Retry-After}
 */
record Limits(RateLimit rate, List<Wait> waits) {
    Limits {
        waits = List.copyOf(waits);
    }

    /** A header that tells when to ask again. */
    record Wait(String header, TimeFormat format) {}
}
