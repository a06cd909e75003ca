package io.keyaudit.spi;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A sliding-window limiter per host and limit. */
final class HostLimiters implements RateLimiters {
    static final RateLimiters IN_THIS_JVM = new HostLimiters(Ticker.system());

    private final Map<Host, RateLimiter> byHost = new ConcurrentHashMap<>();
    private final Ticker ticker;

    HostLimiters(Ticker ticker) {
        this.ticker = ticker;
    }

    @Override
    public RateLimiter forHost(String authority, RateLimit limit) {
        return byHost.computeIfAbsent(new Host(authority, limit), host -> new SlidingWindowLimiter(limit, ticker));
    }

    private record Host(String authority, RateLimit limit) {}
}
