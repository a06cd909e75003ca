package io.keyaudit.redis;

import io.keyaudit.FailureKind;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.Ticker;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long this machine goes on asking a server that does not answer: it can be one that is being restarted, or whose
 * replica takes over. All who ask wait for the same end, and fail at once after it. Thread-safe.
 */
final class Patience {
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(200);

    private final Duration longest;
    private final String place;
    private final Ticker ticker;
    private @Nullable Long silentSince;

    /** @param place the server, for messages */
    Patience(Duration longest, String place, Ticker ticker) {
        this.longest = longest;
        this.place = place;
        this.ticker = ticker;
    }

    synchronized void answered() {
        silentSince = null;
    }

    /**
     * Returns when the server is to be asked again.
     *
     * @throws ProviderException if it has not answered for too long
     */
    void awaitAfter(String failure) throws ProviderException, InterruptedException {
        if (silentFor().compareTo(longest) >= 0) {
            throw new ProviderException(
                    FailureKind.UNAVAILABLE,
                    "the limits shared over " + place + " cannot be kept: " + failure + "; nothing was sent");
        }
        ticker.sleep(BETWEEN_ATTEMPTS.toNanos());
    }

    private synchronized Duration silentFor() {
        long now = ticker.nanoTime();
        if (silentSince == null) {
            silentSince = now;
        }
        return Duration.ofNanos(now - silentSince);
    }
}
