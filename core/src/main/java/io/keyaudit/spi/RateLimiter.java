package io.keyaudit.spi;

import java.time.Duration;
import java.util.Optional;

/**
 * Keeps requests to one host within its limit, first come, first served. Thread-safe.
 *
 * <p>The contract is strict: in any window of the limit's length the <em>service</em> sees at most that many requests
 * arrive, whatever the latency. A request arrives some time between its sending and its answer, so a slot is free
 * again one window after the answer. A request that was given up on might arrive up to {@link #LONGEST_FLIGHT} later.
 */
public interface RateLimiter {
    /** The longest that a host is left alone at a time, whatever it asks for. */
    Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /**
     * How long a request that was given up on might still be under way: what was written to a connection before it was
     * closed is sent again by the system for as long, should it be lost.
     */
    Duration LONGEST_FLIGHT = Duration.ofSeconds(60);

    /**
     * Waits until one more request can be sent. To be called on the thread that {@link ProviderSession#inspect} was
     * called on: the time spent here does not count against the key's deadline.
     *
     * @return the slot, to be closed when the request is over, however it ended
     * @throws InterruptedException if interrupted while waiting; no slot is taken
     * @throws ProviderException if the limit cannot be kept, such as one whose count is shared with other machines and
     *     cannot be reached; no slot is taken, and nothing must be sent
     */
    Slot acquire() throws InterruptedException, ProviderException;

    /**
     * Returns how long a request would have to wait now, as far as that is known without waiting; zero if it would pass,
     * or if nobody knows. Returns at once.
     */
    default Duration delay() {
        return Duration.ZERO;
    }

    /**
     * Heeds the service's own word for how many more requests it takes, besides the limit: no more than these pass until
     * then. Unless an implementation can do this, it is ignored.
     *
     * @param requests how many are left, as an answer says that has just come
     * @param reset when the service begins to count anew, from now
     */
    default void remaining(int requests, Duration reset) {}

    /** Lets nothing pass to the host for at least this long. */
    void pause(Duration duration);

    /**
     * Learns that the service refused a request as one too many, so that nothing passes to the host for as long as it asks;
     * where it does not say, for about a minute, twice as long at each refusal in a row, {@link #LONGEST_PAUSE} at the most.
     *
     * @param slot that of the request, which can be closed by now
     * @param asked how long the service wants to be left alone, if it says
     */
    default void refused(Slot slot, Optional<Duration> asked) {
        Duration wait = asked.orElse(Duration.ofMinutes(1));
        pause(wait.compareTo(LONGEST_PAUSE) < 0 ? wait : LONGEST_PAUSE);
    }

    /**
     * Learns that the service answered a request, so that a refusal after it is the first in a row again.
     *
     * @param slot that of the request, which can be closed by now
     */
    default void served(Slot slot) {}

    /** Leave to send one request. */
    interface Slot extends AutoCloseable {
        /** Ends the request, which is not under way any more. Calling it again does nothing. */
        @Override
        void close();

        /**
         * Returns whether it is too late to send the request, because the slot can be somebody else's by now: so it can
         * where the count is shared with other machines and this one was paused. To be asked right before the first
         * byte. Once it returned true, the request must not be sent, and the slot does not count.
         */
        default boolean lapsed() {
            return false;
        }

        /** Gives the request up without an answer; it might arrive yet. Does nothing once it is closed. */
        default void abandon() {
            close();
        }
    }
}
