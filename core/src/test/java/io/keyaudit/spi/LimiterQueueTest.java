package io.keyaudit.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.spi.RateLimiter.Slot;
import java.lang.Thread.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/** Several threads that wait for one slot. */
class LimiterQueueTest {
    private static final RateLimit ONE = new RateLimit(1, Duration.ofSeconds(60));

    private final VirtualTicker ticker = new VirtualTicker();
    private final RateLimiter limiter = limiter(ONE, ticker);
    private final BlockingQueue<String> log = new LinkedBlockingQueue<>();

    @Test
    void whoeverComesFirstIsServedFirst() throws InterruptedException, ProviderException {
        Slot slot = limiter.acquire();
        List<Thread> waiting = new ArrayList<>();
        for (String name : List.of("a", "b", "c", "d")) {
            waiting.add(waiting(limiter, name));
        }
        slot.close();
        for (Thread thread : waiting) {
            thread.join();
        }
        assertThat(log).containsExactly("a", "b", "c", "d");
        assertThat(ticker.elapsed()).isEqualTo(Duration.ofMillis(60_050).multipliedBy(4));
    }

    @Test
    void aRequestUnderWayIsWaitedFor() throws InterruptedException, ProviderException {
        Slot slot = limiter.acquire();
        Thread thread = waiting(limiter, "a");
        assertThat(log).isEmpty();
        slot.close();
        thread.join();
        assertThat(log).containsExactly("a");
    }

    @Test
    void whoIsInterruptedInTheQueueTakesNoSlot() throws InterruptedException, ProviderException {
        Slot slot = limiter.acquire();
        Thread first = waiting(limiter, "first");
        Thread second = waiting(limiter, "second");
        second.interrupt();
        second.join();
        assertThat(log).containsExactly("second interrupted");
        slot.close();
        first.join();
        assertThat(log).containsExactly("second interrupted", "first");
        ticker.pass(Duration.ofSeconds(61));
        Duration before = ticker.elapsed();
        limiter.acquire();
        assertThat(ticker.elapsed()).isEqualTo(before);
    }

    @Test
    void whoIsInterruptedAtTheHeadOfTheQueueTakesNoSlot() throws InterruptedException, ProviderException {
        Slot slot = limiter.acquire();
        Thread first = waiting(limiter, "first");
        Thread second = waiting(limiter, "second");
        first.interrupt();
        first.join();
        slot.close();
        second.join();
        assertThat(log).containsExactly("first interrupted", "second");
    }

    @Test
    void whoIsInterruptedWhileSleepingTakesNoSlot() throws InterruptedException, ProviderException {
        Sleeper sleeper = new Sleeper(ticker);
        RateLimiter sleepy = limiter(ONE, sleeper);
        sleepy.acquire().close();
        Thread thread = start(sleepy, "a");
        sleeper.asleep.await();
        thread.interrupt();
        thread.join();
        assertThat(log).containsExactly("a interrupted");
        ticker.pass(Duration.ofSeconds(61));
        sleepy.acquire();
    }

    @Test
    void whoComesInterruptedTakesNoSlot() throws InterruptedException, ProviderException {
        Thread.currentThread().interrupt();
        take(limiter, "a");
        assertThat(log).containsExactly("a interrupted");
        limiter.acquire();
        assertThat(ticker.elapsed()).isZero();
    }

    /** A thread that has come to wait. */
    private Thread waiting(RateLimiter from, String name) {
        Thread thread = start(from, name);
        while (thread.getState() != State.WAITING) {
            Thread.onSpinWait();
        }
        return thread;
    }

    private Thread start(RateLimiter from, String name) {
        Thread thread = new Thread(() -> take(from, name));
        thread.start();
        return thread;
    }

    private void take(RateLimiter from, String name) {
        try (Slot slot = from.acquire()) {
            assertThat(slot).isNotNull();
            log.add(name);
        } catch (InterruptedException interrupted) {
            log.add(name + " interrupted");
        } catch (ProviderException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    /** Time in which whoever sleeps does so until interrupted. */
    private record Sleeper(Ticker time, CountDownLatch asleep) implements Ticker {
        Sleeper(Ticker time) {
            this(time, new CountDownLatch(1));
        }

        @Override
        public long nanoTime() {
            return time.nanoTime();
        }

        @Override
        public void sleep(long nanos) throws InterruptedException {
            asleep.countDown();
            new CountDownLatch(1).await();
        }
    }

    private static RateLimiter limiter(RateLimit limit, Ticker ticker) {
        return new SlidingWindowLimiter(limit, ticker, new HostPause(ticker, new Random(0)));
    }
}
