package io.keyaudit.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.spi.RateLimit.Counts;
import io.keyaudit.spi.RateLimiter.Slot;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which requests count as one, which hosts are paused as one, and what a service itself says is left. */
class LimiterIdentityTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String HOST = "api.example.com";

    private final VirtualTicker ticker = new VirtualTicker();
    private final RateLimiters limiters = RateLimiters.create(ticker, () -> 0);

    private static LimiterId id(Counts counts) {
        return LimiterId.of(HOST, new RateLimit(1, MINUTE, counts));
    }

    @Test
    void accountsAndKeysCountOnTheirOwnAndThoseNotKnownAsOne() {
        for (Counts counts : new Counts[] {Counts.ACCOUNT, Counts.KEY}) {
            RateLimiter one = limiters.limiter(id(counts).forSubject("one"));
            assertThat(limiters.limiter(id(counts).forSubject("one"))).isSameAs(one);
            assertThat(limiters.limiter(id(counts).forSubject("other"))).isNotSameAs(one);
            assertThat(limiters.limiter(id(counts))).isSameAs(limiters.limiter(id(counts)));
        }
    }

    @Test
    void anAddressCountsWhateverTheKey() {
        assertThat(limiters.limiter(id(Counts.ADDRESS).forSubject("one")))
                .isSameAs(limiters.limiter(id(Counts.ADDRESS).forSubject("other")))
                .isSameAs(limiters.forHost(HOST, new RateLimit(1, MINUTE)));
    }

    @Test
    void hostsThatAreBannedTogetherArePausedTogether() throws InterruptedException, ProviderException {
        RateLimiter one = limiters.limiter(id(Counts.KEY).pausedWith("example"));
        RateLimiter other =
                limiters.limiter(LimiterId.of("f" + HOST, RateLimit.NONE).pausedWith("example"));
        try (Slot slot = one.acquire()) {
            one.refused(slot, Optional.of(MINUTE));
        }
        assertThat(other.delay()).isEqualTo(MINUTE);
        assertThat(limiters.forHost("f" + HOST, RateLimit.NONE).delay()).isZero();
    }

    @Test
    void tellsHowLongARequestWouldWait() throws InterruptedException, ProviderException {
        RateLimiter limiter = limiters.limiter(id(Counts.ADDRESS));
        assertThat(limiter.delay()).isZero();
        Slot slot = limiter.acquire();
        assertThat(limiter.delay()).isZero();
        slot.close();
        Duration delay = limiter.delay();
        limiter.acquire();
        assertThat(ticker.elapsed()).isEqualTo(delay).isGreaterThanOrEqualTo(MINUTE);
    }

    @Test
    void heedsWhatTheServiceSaysIsLeft() throws InterruptedException, ProviderException {
        RateLimiter limiter = limiters.forHost(HOST, new RateLimit(100, MINUTE));
        limiter.acquire().close();
        limiter.remaining(2, Duration.ofSeconds(10));
        limiter.acquire().close();
        limiter.acquire().close();
        assertThat(ticker.elapsed()).isZero();
        assertThat(limiter.delay()).isEqualTo(Duration.ofSeconds(10));
        for (int request = 3; request < 100; request++) {
            limiter.acquire().close();
        }
        assertThat(ticker.elapsed()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void thoseUnderWayMightNotBeCountedYet() throws InterruptedException, ProviderException {
        RateLimiter limiter = limiters.forHost(HOST, new RateLimit(100, MINUTE));
        Slot underWay = limiter.acquire();
        limiter.remaining(1, Duration.ofSeconds(10));
        assertThat(limiter.delay()).isEqualTo(Duration.ofSeconds(10));
        underWay.close();
        limiter.remaining(0, Duration.ofDays(1));
        assertThat(limiter.delay()).isEqualTo(RateLimiter.LONGEST_PAUSE);
    }

    @Test
    void anImplementationThatTellsNothingApartIsSlowerAndNeverTooFast() {
        RateLimiter all = limiters.forHost(HOST, RateLimit.NONE);
        RateLimiters simple = (authority, limit) -> all;
        assertThat(simple.limiter(id(Counts.KEY).forSubject("one"))).isSameAs(all);
        RateLimiter plain = new RateLimiter() {
            @Override
            public Slot acquire() {
                return () -> {};
            }

            @Override
            public void pause(Duration duration) {
                throw new UnsupportedOperationException();
            }
        };
        plain.remaining(0, MINUTE);
        assertThat(plain.delay()).isZero();
    }
}
