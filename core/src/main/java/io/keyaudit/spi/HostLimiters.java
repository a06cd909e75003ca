package io.keyaudit.spi;

import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** A sliding-window limiter for each identity. A host can have several limits, but it is paused as a whole. */
final class HostLimiters implements RateLimiters {
    static final RateLimiters IN_THIS_JVM = new HostLimiters(Ticker.system(), new Random());

    private final Map<String, HostPause> pauses = new ConcurrentHashMap<>();
    private final Map<LimiterId, RateLimiter> limiters = new ConcurrentHashMap<>();
    private final Ticker ticker;
    private final RandomGenerator random;

    HostLimiters(Ticker ticker, RandomGenerator random) {
        this.ticker = ticker;
        this.random = random;
    }

    @Override
    public RateLimiter forHost(String authority, RateLimit limit) {
        return limiter(LimiterId.of(authority, limit));
    }

    @Override
    public RateLimiter limiter(LimiterId id) {
        HostPause pause = pauses.computeIfAbsent(id.pausedWith(), absent -> new HostPause(ticker, random));
        return limiters.computeIfAbsent(id, absent -> new SlidingWindowLimiter(id.limit(), ticker, pause));
    }
}
