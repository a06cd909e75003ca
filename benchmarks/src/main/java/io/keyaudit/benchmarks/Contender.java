package io.keyaudit.benchmarks;

import com.google.common.util.concurrent.GuavaClock;
import dev.failsafe.RateLimiterConfig;
import dev.failsafe.internal.FailsafeClock;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.github.resilience4j.ratelimiter.internal.AtomicRateLimiter;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.RateLimiter;
import io.keyaudit.spi.RateLimiters;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * A limiter that is asked for 90 requests a minute.
 *
 * @param name with how it is set up
 * @param create gives a new one that goes by a clock
 */
record Contender(String name, Function<VirtualClock, Turn> create) {
    static final int LIMIT = 90;
    static final Duration WINDOW = Duration.ofSeconds(60);

    /** Returns when one more request can be sent. */
    @FunctionalInterface
    interface Turn {
        void await() throws InterruptedException;
    }

    static List<Contender> all() {
        return List.of(
                ours(),
                bucket4j(
                        "greedy",
                        b -> b.capacity(LIMIT).refillGreedy(LIMIT, WINDOW).build()),
                bucket4j(
                        "intervally",
                        b -> b.capacity(LIMIT).refillIntervally(LIMIT, WINDOW).build()),
                bucket4j(
                        "greedy, half of it, as its manual advises",
                        b -> b.capacity(LIMIT / 2)
                                .refillGreedy(LIMIT / 2, WINDOW)
                                .build()),
                new Contender("Resilience4j", Contender::resilience4j),
                new Contender("Guava", Contender::guava),
                failsafe(
                        "smooth",
                        dev.failsafe.RateLimiter.smoothBuilder(LIMIT, WINDOW)
                                .build()
                                .getConfig()),
                failsafe(
                        "bursty",
                        dev.failsafe.RateLimiter.burstyBuilder(LIMIT, WINDOW)
                                .build()
                                .getConfig()));
    }

    static Contender ours() {
        return new Contender("keyaudit", clock -> {
            RateLimiter limiter = RateLimiters.create(clock).forHost("host", new RateLimit(LIMIT, WINDOW));
            return () -> {
                try {
                    limiter.acquire().close();
                } catch (ProviderException unexpected) {
                    throw new IllegalStateException(unexpected);
                }
            };
        });
    }

    private static Contender bucket4j(
            String how, Function<io.github.bucket4j.BandwidthBuilder.BandwidthBuilderCapacityStage, Bandwidth> limit) {
        return new Contender("Bucket4j, " + how, clock -> {
            TimeMeter meter = new TimeMeter() {
                @Override
                public long currentTimeNanos() {
                    return clock.nanoTime();
                }

                @Override
                public boolean isWallClockBased() {
                    return false;
                }
            };
            Bucket bucket = Bucket.builder()
                    .withCustomTimePrecision(meter)
                    .addLimit(limit.apply(Bandwidth.builder()))
                    .build();
            return () -> clock.sleep(bucket.consumeIgnoringRateLimits(1));
        });
    }

    private static Turn resilience4j(VirtualClock clock) {
        AtomicRateLimiter limiter = new AtomicRateLimiter(
                "host",
                io.github.resilience4j.ratelimiter.RateLimiterConfig.custom()
                        .limitForPeriod(LIMIT)
                        .limitRefreshPeriod(WINDOW)
                        .timeoutDuration(Duration.ofHours(1))
                        .build(),
                clock::nanoTime);
        return () -> clock.sleep(limiter.reservePermission());
    }

    private static Turn guava(VirtualClock clock) {
        com.google.common.util.concurrent.RateLimiter limiter =
                GuavaClock.limiter((double) LIMIT / WINDOW.toSeconds(), clock::nanoTime, clock::sleep);
        return limiter::acquire;
    }

    private static Contender failsafe(String how, RateLimiterConfig<Object> config) {
        return new Contender("Failsafe, " + how, clock -> {
            dev.failsafe.RateLimiter<Object> limiter = FailsafeClock.limiter(config, clock::nanoTime);
            return () -> clock.sleep(limiter.reservePermit().toNanos());
        });
    }
}
