package io.keyaudit.spi;

import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * The limiters of all hosts. Thread-safe. Another implementation can stand behind it, such as one that shares its
 * count with other machines behind the same address.
 */
public interface RateLimiters {
    /**
     * Returns the one limiter of a host and limit, the same at every call, which counts all accounts and keys as one. A
     * pause of the host holds up all of its limiters.
     *
     * @param authority host and port, as in {@link io.keyaudit.Endpoint#authority()}
     */
    RateLimiter forHost(String authority, RateLimit limit);

    /**
     * Returns the one limiter with this identity, the same at every call. A pause holds up all limiters of the hosts
     * that are paused together. An implementation that does not distinguish accounts, keys and groups counts all of a
     * host's as one, which is slower than need be, and never too fast.
     */
    default RateLimiter limiter(LimiterId id) {
        return forHost(id.authority(), id.limit());
    }

    /**
     * Waits for something that is ours and not the service's, such as for another request with the same key to end.
     * Like waiting for a limiter, and on the same thread, it does not count against the key's deadline.
     *
     * @throws InterruptedException if interrupted while waiting
     */
    default void await(Wait wait) throws InterruptedException {
        wait.await();
    }

    /** Returns the limiters shared by everything in this JVM, since a service counts requests per address. */
    static RateLimiters inThisJvm() {
        return HostLimiters.IN_THIS_JVM;
    }

    /** Limiters of their own that go by this time; for tests. */
    static RateLimiters create(Ticker ticker) {
        return create(ticker, new Random());
    }

    /**
     * Limiters of their own that go by this time and chance; for tests.
     *
     * @param random lengthens pauses, so that not everyone comes back at the same time; thread-safe
     */
    static RateLimiters create(Ticker ticker, RandomGenerator random) {
        return new HostLimiters(ticker, random);
    }

    /** Returns when there is nothing to wait for any more. */
    @FunctionalInterface
    interface Wait {
        /** Waits. */
        void await() throws InterruptedException;
    }
}
