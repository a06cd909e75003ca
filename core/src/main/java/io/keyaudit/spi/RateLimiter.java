package io.keyaudit.spi;

import java.time.Duration;

/**
 * Keeps requests to one host within its limit, first come, first served. Thread-safe.
 *
 * <p>The contract is strict: in any window of the limit's length the <em>service</em> sees at most that many requests
 * arrive, whatever the latency. A request arrives some time between its sending and its answer, so a slot is free
 * again one window after the answer.
 */
public interface RateLimiter {
    /**
     * Waits until one more request may be sent. To be called on the thread that {@link ProviderSession#inspect} was
     * called on: the time spent here does not count against the key's deadline.
     *
     * @return the slot, to be closed when the request is over, however it ended
     * @throws InterruptedException if interrupted while waiting; no slot is taken
     */
    Slot acquire() throws InterruptedException;

    /** Lets nothing pass to the host for at least this long: what to do when the service says "rate limited". */
    void pause(Duration duration);

    /** Leave to send one request. */
    interface Slot extends AutoCloseable {
        /** The request is over. Calling it again does nothing. */
        @Override
        void close();
    }
}
