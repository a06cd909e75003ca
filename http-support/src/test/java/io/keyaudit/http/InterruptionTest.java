package io.keyaudit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.FailureKind;
import io.keyaudit.spi.RateLimiter;
import io.keyaudit.spi.Ticker;
import io.keyaudit.testkit.RawService;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class InterruptionTest {
    /** What became of a call that was interrupted. */
    private record Stopped(FailureKind kind, boolean interruptKept) {}

    /** Waits until it is interrupted. */
    private static final class Forever {
        private final CountDownLatch entered = new CountDownLatch(1);

        void await() throws InterruptedException {
            entered.countDown();
            new CountDownLatch(1).await();
        }
    }

    /** Ends the call when it has got that far. */
    private static Stopped interrupt(Caller caller, Phase phase) throws Exception {
        FutureTask<Stopped> call = new FutureTask<>(
                () -> new Stopped(caller.failureKind(), Thread.currentThread().isInterrupted()));
        Thread thread = new Thread(call);
        thread.start();
        phase.await();
        thread.interrupt();
        return call.get(2, TimeUnit.SECONDS);
    }

    private interface Phase {
        void await() throws InterruptedException;
    }

    @Test
    void aCallThatWaitsForItsTurnStops() throws Exception {
        Forever turn = new Forever();
        RateLimiter limiter = new RateLimiter() {
            @Override
            public Slot acquire() throws InterruptedException {
                turn.await();
                throw new AssertionError("its turn came");
            }

            @Override
            public void pause(Duration duration) {}
        };
        try (RawService service = RawService.start(client -> client.writeJson("{}"))) {
            Stopped stopped =
                    interrupt(Caller.of(service.address()).with((authority, limit) -> limiter), turn.entered::await);

            assertThat(stopped).isEqualTo(new Stopped(FailureKind.CANCELLED, true));
            assertThat(service.requests()).isZero();
        }
    }

    @Test
    void aCallThatWaitsForAnAnswerStopsAndHangsUp() throws Exception {
        CountingLimiter limiter = new CountingLimiter();
        try (RawService service = RawService.start(client -> client.idle(Duration.ofMinutes(1)))) {
            Stopped stopped = interrupt(
                    Caller.of(service.address()).with((authority, limit) -> limiter),
                    () -> service.requestedWithin(10));

            assertThat(stopped).isEqualTo(new Stopped(FailureKind.CANCELLED, true));
            assertThat(service.connectionEndedWithin(5)).isTrue();
        }
        assertThat(limiter.abandoned()).isEqualTo(1);
        assertThat(limiter.held()).isZero();
    }

    @Test
    void aCallThatReadsAnAnswerStopsAndHangsUp() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        RawService.Answer halfAnAnswer = client -> {
            client.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
            begun.countDown();
            client.idle(Duration.ofMinutes(1));
        };
        try (RawService service = RawService.start(halfAnAnswer)) {
            Stopped stopped = interrupt(Caller.of(service.address()), begun::await);

            assertThat(stopped).isEqualTo(new Stopped(FailureKind.CANCELLED, true));
            assertThat(service.connectionEndedWithin(5)).isTrue();
        }
    }

    @Test
    void aCallThatWaitsBeforeItIsRepeatedStops() throws Exception {
        Forever pause = new Forever();
        Ticker ticker = new Ticker() {
            @Override
            public long nanoTime() {
                return 0;
            }

            @Override
            public void sleep(long nanos) throws InterruptedException {
                pause.await();
            }
        };
        try (RawService service =
                RawService.start(client -> client.write("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n"))) {
            Stopped stopped = interrupt(Caller.of(service.address()).with(ticker), pause.entered::await);

            assertThat(stopped).isEqualTo(new Stopped(FailureKind.CANCELLED, true));
            assertThat(service.requests()).isEqualTo(1);
        }
    }

    @Test
    void aThreadThatWasInterruptedBeforeSendsNothing() throws Exception {
        try (RawService service = RawService.start(client -> client.writeJson("{}"))) {
            Thread.currentThread().interrupt();

            assertThat(Caller.of(service.address()).failureKind()).isEqualTo(FailureKind.CANCELLED);

            assertThat(Thread.interrupted()).isTrue();
            assertThat(service.requests()).isZero();
        }
    }
}
