package io.keyaudit.cli;

import io.keyaudit.spi.LimiterId;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.RateLimiter;
import io.keyaudit.spi.RateLimiters;
import io.keyaudit.spi.Ticker;
import io.keyaudit.text.Sha256;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Limits that all processes of one user on this machine keep together, by files in a folder. They all measure by the
 * machine's monotonic clock, which {@link System#nanoTime()} reads in every common JVM.
 */
final class UserLimits implements RateLimiters {
    private final Path folder;
    private final Ticker ticker;
    private final Map<LimiterId, RateLimiter> limiters = new ConcurrentHashMap<>();

    /** @param ticker the same for all processes */
    UserLimits(Path folder, Ticker ticker) {
        this.folder = folder;
        this.ticker = ticker;
    }

    @Override
    public RateLimiter forHost(String authority, RateLimit limit) {
        return limiter(LimiterId.of(authority, limit));
    }

    @Override
    public RateLimiter limiter(LimiterId id) {
        return limiters.computeIfAbsent(
                id,
                absent -> new UserLimiter(
                        file("host " + id.pausedWith()),
                        file("limit " + id.authority() + " " + id.limit() + " " + id.subject()),
                        id.limit(),
                        ticker));
    }

    private Path file(String name) {
        return folder.resolve(Sha256.hex(name));
    }
}
