package io.keyaudit.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyaudit.FailureKind;
import io.keyaudit.spi.RateLimiters;
import io.keyaudit.spi.Timeouts;
import io.keyaudit.testkit.CannedService.Answering;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An answer that the service itself calls an error is a failure of the right kind, however good it looks. */
abstract class StatusChecks extends Checks {
    private static final String HTML = "<!DOCTYPE html><html><body>Something went wrong</body></html>";

    /** With no body, with a page for people, and with what would be a good answer. */
    private void assertStatus(int status) {
        FailureKind kind = contract().kindOf(status);
        assertFails(Fault.answer(status + ", empty", kind, CannedAnswer.empty(status)));
        assertFails(Fault.answer(
                status + " with HTML", kind, new CannedAnswer(status, Map.of("Content-Type", "text/html"), HTML)));
        assertFails(Fault.of(
                status + " with a good answer",
                kind,
                (client, good) -> new CannedAnswer(status, good.headers(), good.body()).writeTo(client)));
    }

    @Test
    void a401IsAFailureOfItsKind() {
        assertStatus(401);
    }

    @Test
    void a403IsAFailureOfItsKind() {
        assertStatus(403);
    }

    @Test
    void a404IsAFailureOfItsKind() {
        assertStatus(404);
    }

    @Test
    void another4xxIsAFailureOfItsKind() {
        assertStatus(400);
        assertStatus(410);
    }

    @Test
    void a429IsAFailureOfItsKind() {
        assertStatus(429);
    }

    @Test
    void a5xxIsAFailureOfItsKind() {
        for (int status : List.of(500, 502, 503, 504, 520)) {
            assertStatus(status);
        }
    }

    @Test
    void theServicesOwnFailuresAreOfTheirKinds() {
        assertTrue(
                contract().failures().stream().anyMatch(failure -> failure.kind() == FailureKind.REJECTED),
                "The test holds no answer to a key that is rejected");
        for (CannedFailure failure : contract().failures()) {
            assertFails(Fault.answer(failure.name(), failure.kind(), failure.answer()));
        }
    }

    @Test
    void noRedirectIsFollowed() {
        try (CannedService elsewhere =
                CannedService.start(Answering.conversation(bench().good().conversation()))) {
            for (int status : List.of(301, 302, 303, 307, 308)) {
                Exchange first = bench().good().conversation().get(0);
                for (String target : List.of("/moved", elsewhere.endpoint() + first.path())) {
                    Reading reading = bench().read((request, client) -> {
                        boolean moved = request.target().equals("/moved");
                        CannedAnswer redirect = CannedAnswer.empty(status).withHeader("Location", target);
                        (moved ? first.answer() : redirect).writeTo(client);
                    });
                    assertTrue(
                            elsewhere.requests().isEmpty()
                                    && reading.requests().stream()
                                            .noneMatch(
                                                    request -> request.target().equals("/moved")),
                            () -> "A " + status + " to " + target + " is followed");
                    assertTrue(reading.failed().isPresent(), () -> "A " + status + " gives " + reading.summary());
                }
            }
        }
    }

    @Test
    void aRefusalIsToldToTheRateLimiter() {
        try (CannedService service =
                CannedService.start((request, client) -> CannedAnswer.empty(429).writeTo(client))) {
            VirtualTicker ticker = new VirtualTicker();
            CountingLimiters limiters = new CountingLimiters(RateLimiters.create(ticker));
            bench().read(service, bench().context(service.endpoint(), Timeouts.DEFAULT, ticker, limiters));
            assertTrue(
                    limiters.pauses() > 0,
                    "After a 429, neither refused() nor pause() of the host's limiter was called");
        }
    }

    /** A message is a line for people. */
    @Test
    void failuresSayInALineWhatHappened() {
        List<Fault> faults = List.of(
                Fault.answer(
                        "500 with HTML", FailureKind.UNAVAILABLE, CannedAnswer.json(500, HTML + "\r\n\u0007" + HTML)),
                Fault.answer("401", FailureKind.REJECTED, CannedAnswer.empty(401)),
                Fault.body("200 with 100 000 characters", "x\n".repeat(50_000)));
        for (Fault fault : faults) {
            bench().read(fault).failed().ifPresent(failure -> {
                String message = String.valueOf(failure.getMessage());
                assertTrue(failure.getMessage() != null && !message.isBlank(), () -> fault + ": there is no message");
                assertTrue(
                        message.length() <= 500, () -> fault + ": the message has " + message.length() + " characters");
                assertEquals(
                        message.replaceAll("\\p{Cntrl}", ""),
                        message,
                        () -> fault + ": control characters in the message");
            });
        }
    }
}
