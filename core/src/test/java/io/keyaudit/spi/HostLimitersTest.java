package io.keyaudit.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HostLimitersTest {
    private static final RateLimit LIMIT = new RateLimit(90, Duration.ofMinutes(1));

    private final RateLimiters limiters = RateLimiters.create(new VirtualTicker());

    @Test
    void everySessionWithAHostSharesItsLimiter() {
        assertThat(limiters.forHost("api.example.com:443", LIMIT))
                .isSameAs(limiters.forHost("api.example.com:443", new RateLimit(90, Duration.ofSeconds(60))));
    }

    @Test
    void otherHostsAndLimitsHaveTheirOwn() {
        RateLimiter limiter = limiters.forHost("api.example.com:443", LIMIT);
        assertThat(limiters.forHost("api.example.org:443", LIMIT)).isNotSameAs(limiter);
        assertThat(limiters.forHost("api.example.com:443", new RateLimit(5, Duration.ofMinutes(15))))
                .isNotSameAs(limiter);
    }

    @Test
    void theJvmHasOneSetOfLimiters() {
        assertThat(RateLimiters.inThisJvm())
                .isNotNull()
                .isSameAs(RateLimiters.inThisJvm())
                .isNotSameAs(limiters);
    }

    @Test
    void theJvmsOwnTimePasses() throws InterruptedException {
        Ticker ticker = Ticker.system();
        long before = ticker.nanoTime();
        ticker.sleep(2_000_000);
        assertThat(ticker.nanoTime() - before).isGreaterThanOrEqualTo(2_000_000);
    }
}
