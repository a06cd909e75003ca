package io.keyaudit.redis;

import io.keyaudit.spi.LimiterId;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.RateLimiter;
import io.keyaudit.spi.RateLimiters;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A shared limiter for each identity. Those of hosts that are paused together are in one slot of a cluster. */
final class SharedLimiters implements RateLimiters {
    private final Machine machine;
    private final HiddenNames names;
    private final String prefix;
    private final Map<LimiterId, RateLimiter> limiters = new ConcurrentHashMap<>();

    SharedLimiters(Machine machine, HiddenNames names, String prefix) {
        this.machine = machine;
        this.names = names;
        this.prefix = prefix;
    }

    @Override
    public RateLimiter forHost(String authority, RateLimit limit) {
        return limiter(LimiterId.of(authority, limit));
    }

    @Override
    public RateLimiter limiter(LimiterId id) {
        return limiters.computeIfAbsent(id, absent -> new SharedLimiter(machine, keys(id), id.limit()));
    }

    private LimiterKeys keys(LimiterId id) {
        RateLimit limit = id.limit();
        String name = names.of(
                "limit",
                id.authority(),
                String.valueOf(limit.requests()),
                limit.window().toString(),
                limit.counts().name(),
                id.subject());
        String host = prefix + ":{" + names.of("host", id.pausedWith()) + "}";
        return new LimiterKeys(host, host + ":slots:" + name, host + ":waiters:" + name, name);
    }
}
