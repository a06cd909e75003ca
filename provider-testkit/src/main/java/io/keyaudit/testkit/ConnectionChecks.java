package io.keyaudit.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.keyaudit.Endpoint;
import io.keyaudit.FailureKind;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.Timeouts;
import io.keyaudit.testkit.CannedService.Answering;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A connection that breaks or says nothing is a failure, in time. */
abstract class ConnectionChecks extends Checks {
    /** So impatient that a silent service is soon given up on. */
    private static final Timeouts IMPATIENT =
            new Timeouts(Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofMillis(600));

    /** So patient that only an interruption ends it. */
    private static final Timeouts PATIENT =
            new Timeouts(Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMinutes(5));

    private static final Duration SILENCE = Duration.ofMinutes(1);

    @Test
    void aResetIsAFailure() {
        assertFails(Fault.broken("a reset", (client, good) -> client.reset()));
        assertFails(Fault.broken("a reset within the headers", (client, good) -> {
            client.write("HTTP/1.1 200 OK\r\nContent-Ty");
            client.reset();
        }));
    }

    @Test
    void aServiceThatHangsUpIsAFailure() {
        assertFails(Fault.broken("no answer at all", (client, good) -> client.hangUp()));
        assertFails(Fault.broken("half a status line", (client, good) -> {
            client.write("HTTP/1.1 2");
            client.hangUp();
        }));
    }

    @Test
    void anotherProtocolIsAFailure() {
        assertFails(Fault.broken("SSH", (client, good) -> {
            client.write("SSH-2.0-OpenSSH_9.6\r\n\r\n");
            client.hangUp();
        }));
    }

    /** Broken off at several places; the whole answer, which promised more, among them. */
    @Test
    void aBodyShorterThanPromisedIsAFailure() {
        for (int quarters = 0; quarters <= 4; quarters++) {
            int part = quarters;
            assertFails(Fault.broken(part + " quarters of an answer", (client, good) -> {
                byte[] body = good.body().getBytes(StandardCharsets.UTF_8);
                client.write(good.head(body.length + 10));
                client.write(good.body().substring(0, good.body().length() * part / 4));
                client.hangUp();
            }));
        }
    }

    @Test
    void aServiceThatIsNotThereIsAFailure() {
        try (ClosedPort port = ClosedPort.take()) {
            Reading reading = bench().read(bench().context(Endpoint.parse(port.address()), Timeouts.DEFAULT), List::of);
            assertFailed(Fault.of("a closed port", FailureKind.UNAVAILABLE, (client, good) -> {}), reading);
        }
    }

    @Test
    @Tag("waits")
    void silenceEndsByTheTimeouts() {
        assertTimesOut(Fault.slow("silence", (client, good) -> client.idle(SILENCE)));
        assertTimesOut(Fault.slow("silence after the headers", (client, good) -> {
            client.write(good.head(good.body().length() + 10));
            client.idle(SILENCE);
        }));
    }

    @Test
    @Tag("waits")
    void aSlowDripEndsByTheTimeouts() {
        assertTimesOut(Fault.slow("a good answer and a space every 20 ms", (client, good) -> {
            client.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n" + good.body());
            while (true) {
                client.idle(Duration.ofMillis(20));
                client.write(" ");
            }
        }));
    }

    private void assertTimesOut(Fault fault) {
        assertFailed(fault, bench().read(Answering.fault(fault, bench().good().conversation()), IMPATIENT));
    }

    @Test
    @Tag("waits")
    void anInterruptionEndsTheWaiting() throws InterruptedException {
        try (CannedService service = CannedService.start((request, client) -> client.idle(SILENCE))) {
            Attempt attempt = Attempt.start(() -> {
                try (var session = bench().provider().open(bench().context(service.endpoint(), PATIENT))) {
                    return session.inspect(bench().key());
                }
            });
            assertTrue(
                    service.requestedWithin(contract().patience().toSeconds()), "No request was sent within the time");
            attempt.interrupt();
            attempt.endWithin(contract().patience(), "of being interrupted");
            Reading reading = attempt.reading(service.requests());
            ProviderException failure = reading.failed().orElse(null);
            if (failure == null) {
                fail("An interruption gives " + reading.summary() + "; expected a ProviderException");
            } else {
                assertTrue(
                        failure.kind() == FailureKind.CANCELLED,
                        () -> "An interruption gives a failure of kind " + failure.kind() + ", not CANCELLED");
            }
        }
    }
}
