package io.keyaudit.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keyaudit.spi.RateLimiter.Slot;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlidingWindowLimiterTest {
    private static final Duration WINDOW = Duration.ofSeconds(60);
    private static final Duration MARGIN = Duration.ofMillis(50);
    private static final Duration HOLD = WINDOW.plus(MARGIN);

    private final VirtualTicker ticker = new VirtualTicker();
    private final RateLimiter limiter = limiter(new RateLimit(2, WINDOW), ticker);

    @Test
    void requestsWithinTheLimitDoNotWait() throws InterruptedException, ProviderException {
        limiter.acquire();
        limiter.acquire();
        assertThat(ticker.elapsed()).isZero();
    }

    @Test
    void aSlotIsFreeOneWindowAfterItsRequestEnded() throws InterruptedException, ProviderException {
        Slot first = limiter.acquire();
        limiter.acquire().close();
        ticker.pass(Duration.ofSeconds(3));
        first.close();
        limiter.acquire();
        assertThat(ticker.elapsed()).isEqualTo(HOLD);
        limiter.acquire();
        assertThat(ticker.elapsed()).isEqualTo(HOLD.plusSeconds(3));
    }

    @Test
    void closingASlotAgainDoesNothing() throws InterruptedException, ProviderException {
        Slot first = limiter.acquire();
        first.close();
        first.close();
        limiter.acquire();
        limiter.acquire();
        assertThat(ticker.elapsed()).isEqualTo(HOLD);
    }

    @Test
    void aRequestUnderWayKeepsItsSlotHoweverLongItTakes() throws InterruptedException, ProviderException {
        Slot slow = limiter.acquire();
        for (int i = 0; i < 4; i++) {
            limiter.acquire().close();
        }
        assertThat(ticker.elapsed()).isEqualTo(HOLD.multipliedBy(3));
        slow.close();
    }

    @Test
    void aRequestThatWasGivenUpOnMayArriveYet() throws InterruptedException, ProviderException {
        limiter.acquire().abandon();
        limiter.acquire().abandon();
        limiter.acquire();
        assertThat(ticker.elapsed()).isEqualTo(RateLimiter.LONGEST_FLIGHT.plus(HOLD));
    }

    @Test
    void whatIsOverCannotBeGivenUpOn() throws InterruptedException, ProviderException {
        Slot first = limiter.acquire();
        first.close();
        first.abandon();
        limiter.acquire();
        limiter.acquire();
        assertThat(ticker.elapsed()).isEqualTo(HOLD);
    }

    @Test
    void aRequestThatWasGivenUpOnHoldsUpNoOneElse() throws InterruptedException, ProviderException {
        limiter.acquire().abandon();
        Slot slow = limiter.acquire();
        ticker.after(Duration.ofSeconds(10), slow::close);
        limiter.acquire();
        assertThat(ticker.elapsed()).isLessThan(HOLD.plusSeconds(11));
    }

    @Test
    void anotherLimitersSlotTellsNothing() throws InterruptedException, ProviderException {
        assertThatIllegalArgumentException().isThrownBy(() -> limiter.served(() -> {}));
        assertThatIllegalArgumentException().isThrownBy(() -> limiter.refused(() -> {}, Optional.empty()));
    }

    @Test
    void slotsThatHaveFreedMeanwhileAreThereAtOnce() throws InterruptedException, ProviderException {
        limiter.acquire().close();
        limiter.acquire().close();
        ticker.pass(HOLD);
        limiter.acquire();
        limiter.acquire();
        assertThat(ticker.elapsed()).isEqualTo(HOLD);
    }

    @Test
    void aPauseHoldsBackWhoComesNext() throws InterruptedException, ProviderException {
        limiter.pause(Duration.ofSeconds(5));
        limiter.acquire();
        assertThat(ticker.elapsed()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aPauseHoldsBackWhoIsWaitingAlready() throws InterruptedException, ProviderException {
        limiter.acquire().close();
        limiter.acquire().close();
        ticker.after(Duration.ofSeconds(30), () -> limiter.pause(Duration.ofSeconds(45)));
        limiter.acquire();
        assertThat(ticker.elapsed()).isEqualTo(Duration.ofSeconds(75));
    }

    @Test
    void theLongerOfTwoPausesHolds() throws InterruptedException, ProviderException {
        limiter.pause(Duration.ofSeconds(5));
        limiter.pause(Duration.ofSeconds(2));
        limiter.pause(Duration.ofSeconds(-1));
        limiter.acquire();
        assertThat(ticker.elapsed()).isEqualTo(Duration.ofSeconds(5));
        limiter.pause(Duration.ofSeconds(5));
        limiter.pause(Duration.ofSeconds(7));
        limiter.acquire();
        assertThat(ticker.elapsed()).isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void aPauseBeyondAllMeasureHoldsToo() {
        RateLimiter patient = limiter(new RateLimit(1, WINDOW), new Ticker() {
            @Override
            public long nanoTime() {
                return ticker.nanoTime();
            }

            @Override
            public void sleep(long nanos) throws InterruptedException {
                throw new InterruptedException("for " + nanos);
            }
        });
        ticker.pass(Duration.ofSeconds(1));
        patient.pause(Duration.ofSeconds(Long.MAX_VALUE));
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(patient::acquire)
                .withMessage("for " + Long.MAX_VALUE);
    }

    @Test
    void aPauseThatIsOverHoldsNobody() throws InterruptedException, ProviderException {
        limiter.pause(Duration.ofSeconds(5));
        ticker.pass(Duration.ofSeconds(5));
        limiter.acquire();
        assertThat(ticker.elapsed()).isEqualTo(Duration.ofSeconds(5));
    }

    private static RateLimiter limiter(RateLimit limit, Ticker ticker) {
        return new SlidingWindowLimiter(limit, ticker, new HostPause(ticker, new Random(0)));
    }
}
