package io.keyaudit.spi;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** A sliding-window limiter per host and limit. A host may have several limits, but it is paused as a whole. */
final class HostLimiters implements RateLimiters {
    static final RateLimiters IN_THIS_JVM = new HostLimiters(Ticker.system(), RandomGenerator.getDefault());

    private final Map<String, Host> hosts = new ConcurrentHashMap<>();
    private final Ticker ticker;
    private final RandomGenerator random;

    HostLimiters(Ticker ticker, RandomGenerator random) {
        this.ticker = ticker;
        this.random = random;
    }

    @Override
    public RateLimiter forHost(String authority, RateLimit limit) {
        Host host = hosts.computeIfAbsent(
                authority, absent -> new Host(new HostPause(ticker, random), new ConcurrentHashMap<>()));
        return host.limiters().computeIfAbsent(limit, absent -> new SlidingWindowLimiter(limit, ticker, host.pause()));
    }

    private record Host(HostPause pause, Map<RateLimit, RateLimiter> limiters) {}
}
