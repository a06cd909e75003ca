package io.keyaudit.audit;

import static io.keyaudit.audit.StubProvider.snapshot;
import static io.keyaudit.audit.StubProvider.targets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyaudit.FailureKind;
import io.keyaudit.audit.KeyOutcome.Failed;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.RateLimiter;
import io.keyaudit.spi.RateLimiter.Slot;
import io.keyaudit.spi.RateLimiters;
import io.keyaudit.spi.Ticker;
import io.keyaudit.spi.VirtualTicker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimeoutTest {
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final RateLimit ONE_A_MINUTE = new RateLimit(1, Duration.ofMinutes(1));

    private final VirtualTicker ticker = new VirtualTicker();
    private final RateLimiters limiters = RateLimiters.create(ticker);
    private final CountDownLatch endOfTest = new CountDownLatch(1);

    @AfterEach
    void releaseWhatHangs() {
        endOfTest.countDown();
    }

    @Test
    void aProviderThatHangsTimesOutAndTheRestGoesOn() {
        StubProvider provider = new StubProvider((key, context) -> {
            if (key.equals("k1")) {
                hang();
            }
            return snapshot(context);
        });
        List<KeyOutcome> outcomes = KeyAuditor.builder()
                .providers(provider)
                .concurrency(1)
                .timeout(SHORT)
                .ticker(ticker)
                .build()
                .audit(targets(3));
        assertThat(outcomes.get(0)).isInstanceOf(Inspected.class);
        assertThat(outcomes.get(1))
                .isEqualTo(new Failed(outcomes.get(1).target(), FailureKind.TIMEOUT, "no answer within 0.05 s"));
        assertThat(outcomes.get(2)).isInstanceOf(Inspected.class);
    }

    @Test
    void whoeverTimesOutIsInterrupted() throws InterruptedException, ProviderException {
        CountDownLatch interrupted = new CountDownLatch(1);
        StubProvider provider = new StubProvider((key, context) -> {
            try {
                ticker.pass(SHORT);
                endOfTest.await();
            } finally {
                interrupted.countDown();
            }
            return snapshot(context);
        });
        List<KeyOutcome> outcomes = limited(provider).timeout(SHORT).build().audit(targets(1));
        interrupted.await();
        assertThat(outcomes)
                .singleElement()
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.kind()).isEqualTo(FailureKind.TIMEOUT));
    }

    @Test
    void waitingForARateLimitDoesNotCount() {
        assertThat(waitingDoesNotCount(context -> {
                    limiter(context).acquire().close();
                    limiter(context).acquire().close();
                }))
                .isGreaterThan(Duration.ofMinutes(1));
    }

    @Test
    void waitingForWhatIsOursDoesNotCount() {
        assertThat(waitingDoesNotCount(
                        context -> context.rateLimiters().await(() -> ticker.pass(Duration.ofMinutes(2)))))
                .isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void aWaitThatIsInterruptedEnds() throws InterruptedException, ProviderException {
        StubProvider provider = StubProvider.reading();
        limited(provider).build().audit(targets(1));
        RateLimiters seen = provider.opened.element().rateLimiters();
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> seen.await(() -> {
                    throw new InterruptedException();
                }));
    }

    private interface Waiting {
        void await(ProviderContext context) throws InterruptedException, ProviderException;
    }

    /** Returns how long the key waited, having been read although its deadline was checked after the wait. */
    private Duration waitingDoesNotCount(Waiting waiting) {
        Thread caller = Thread.currentThread();
        CountDownLatch waited = new CountDownLatch(1);
        CountDownLatch deadlineWasChecked = new CountDownLatch(4);
        Ticker checked = new Ticker() {
            @Override
            public long nanoTime() {
                if (Thread.currentThread() == caller && waited.getCount() == 0) {
                    deadlineWasChecked.countDown();
                }
                return ticker.nanoTime();
            }

            @Override
            public void sleep(long nanos) throws InterruptedException {
                ticker.sleep(nanos);
            }
        };
        StubProvider provider = new StubProvider((key, context) -> {
            waiting.await(context);
            waited.countDown();
            deadlineWasChecked.await();
            return snapshot(context);
        });
        assertThat(limited(provider).ticker(checked).timeout(SHORT).build().audit(targets(1)))
                .allMatch(Inspected.class::isInstance);
        return ticker.elapsed();
    }

    @Test
    void aSlotThatIsForgottenGoesBackWithItsInspection() {
        StubProvider provider = new StubProvider((key, context) -> {
            limiter(context).acquire();
            return snapshot(context);
        });
        assertThat(limited(provider).concurrency(1).build().audit(targets(4))).allMatch(Inspected.class::isInstance);
        assertThat(ticker.elapsed()).isGreaterThan(Duration.ofMinutes(3));
    }

    @Test
    void aKeyThatHangsOnToItsSlotDoesNotHoldUpOthers() {
        StubProvider provider = new StubProvider((key, context) -> {
            try (Slot slot = limiter(context).acquire()) {
                assertThat(slot).isNotNull();
                if (key.equals("k0")) {
                    hang();
                }
            }
            return snapshot(context);
        });
        List<KeyOutcome> outcomes =
                limited(provider).concurrency(1).timeout(SHORT).build().audit(targets(2));
        assertThat(outcomes.get(0)).isInstanceOf(Failed.class);
        assertThat(outcomes.get(1)).isInstanceOf(Inspected.class);
    }

    @Test
    void aKeyThatWasGivenUpOnGetsNoMoreSlots() throws InterruptedException, ProviderException {
        CountDownLatch refused = new CountDownLatch(1);
        StubProvider provider = new StubProvider((key, context) -> {
            hang();
            try {
                limiter(context).acquire();
            } catch (InterruptedException over) {
                refused.countDown();
            }
            return snapshot(context);
        });
        limited(provider).timeout(SHORT).build().audit(targets(1));
        endOfTest.countDown();
        refused.await();
        limiters.forHost(StubProvider.ENDPOINT.authority(), ONE_A_MINUTE).acquire();
    }

    @Test
    void aPauseReachesTheSharedLimiter() throws InterruptedException, ProviderException {
        StubProvider provider = new StubProvider((key, context) -> {
            limiter(context).pause(Duration.ofSeconds(5));
            return snapshot(context);
        });
        limited(provider).build().audit(targets(1));
        limiters.forHost(StubProvider.ENDPOINT.authority(), ONE_A_MINUTE).acquire();
        assertThat(ticker.elapsed()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aLimiterServesOtherThreadsToo() throws InterruptedException, ProviderException {
        StubProvider provider = StubProvider.reading();
        limited(provider).build().audit(targets(1));
        limiter(provider.opened.element()).acquire().close();
        limiter(provider.opened.element()).acquire().close();
        assertThat(ticker.elapsed()).isGreaterThan(Duration.ofMinutes(1));
    }

    private KeyAuditor.Builder limited(StubProvider provider) {
        return KeyAuditor.builder().providers(provider).ticker(ticker).rateLimiters(limiters);
    }

    private static RateLimiter limiter(ProviderContext context) {
        return context.rateLimiters().forHost(context.endpoint().authority(), ONE_A_MINUTE);
    }

    /** Lets any deadline pass and waits for the end of the test, deaf to interruption. */
    private void hang() {
        ticker.pass(Duration.ofSeconds(1));
        while (endOfTest.getCount() > 0) {
            try {
                endOfTest.await();
            } catch (InterruptedException ignored) {
                // That is what hanging means.
            }
        }
    }
}
