package io.keyaudit.spi;

/**
 * The limiters of all hosts. Thread-safe. Another implementation can stand behind it, such as one that shares its
 * count with other machines behind the same address.
 */
public interface RateLimiters {
    /**
     * The one limiter of a host and limit, the same at every call.
     *
     * @param authority host and port, as in {@link io.keyaudit.Endpoint#authority()}
     */
    RateLimiter forHost(String authority, RateLimit limit);

    /** The limiters shared by everything in this JVM, since a service counts requests per address. */
    static RateLimiters inThisJvm() {
        return HostLimiters.IN_THIS_JVM;
    }

    /** Limiters of their own that go by this time; for tests. */
    static RateLimiters create(Ticker ticker) {
        return new HostLimiters(ticker);
    }
}
