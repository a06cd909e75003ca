package io.keyaudit.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyaudit.FailureKind;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.RateLimiters;
import io.keyaudit.spi.Timeouts;
import io.keyaudit.testkit.CannedService.Answering;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No more is sent than was said, and nothing else. */
abstract class LimitChecks extends Checks {
    /** Returns what a provider can be tempted to repeat, or to try elsewhere. */
    private List<Fault> temptations() {
        return Stream.concat(
                        Stream.of(
                                Fault.answer("404", FailureKind.PROTOCOL, CannedAnswer.empty(404)),
                                Fault.answer("429", FailureKind.RATE_LIMITED, CannedAnswer.empty(429)),
                                Fault.answer(
                                        "503",
                                        FailureKind.UNAVAILABLE,
                                        CannedAnswer.empty(503).withHeader("Retry-After", "1")),
                                Fault.broken("a reset", (client, good) -> client.reset())),
                        oneOfEachKind().map(failure -> Fault.answer(failure.name(), failure.kind(), failure.answer())))
                .toList();
    }

    private Stream<CannedFailure> oneOfEachKind() {
        Map<FailureKind, CannedFailure> first = new EnumMap<>(FailureKind.class);
        contract().failures().forEach(failure -> first.putIfAbsent(failure.kind(), failure));
        return first.values().stream();
    }

    @Test
    void anInspectionKeepsToItsCallBudget() {
        int budget = bench().description().callsPerInspection();
        Reading good = bench().readGood();
        assertTrue(good.requests().size() <= budget, () -> overBudget("A good answer", good, budget));
        for (Fault fault : temptations()) {
            Reading reading = bench().read(fault);
            assertTrue(reading.requests().size() <= budget, () -> overBudget(fault.name(), reading, budget));
        }
    }

    private static String overBudget(String what, Reading reading, int budget) {
        return what + " takes " + reading.requests().size() + " requests; callsPerInspection is " + budget;
    }

    /** A request that the good conversations hold; one for what else the provider asks must be in them, too. */
    @Test
    void onlyDeclaredRequestsAreSent() {
        List<Exchange> declared = Stream.concat(
                        bench().good().conversation().stream(),
                        contract().otherAnswer(bench().key()).conversation().stream())
                .toList();
        Stream.concat(Stream.of(bench().readGood()), temptations().stream().map(bench()::read))
                .flatMap(reading -> reading.requests().stream())
                .forEach(request -> assertTrue(
                        declared.stream().anyMatch(exchange -> exchange.answers(request)),
                        () -> "Sent was " + request + ", which is in no conversation of the test"));
    }

    @Test
    void openingASessionSendsNothing() throws ProviderException {
        try (CannedService service = CannedService.start(
                        Answering.conversation(bench().good().conversation()));
                ProviderSession session = bench().open(service.endpoint())) {
            session.close();
            assertEquals(List.of(), service.requests());
        }
    }

    @Test
    void everyRequestHasASlotOfTheRateLimiter() {
        try (CannedService service =
                CannedService.start(Answering.conversation(bench().good().conversation()))) {
            CountingLimiters limiters = read(service);
            int requests = service.requests().size();
            assertTrue(
                    limiters.taken() >= requests,
                    () -> requests + " requests were sent, and " + limiters.taken()
                            + " slots taken from context.rateLimiters()");
        }
    }

    @Test
    void everySlotIsGivenBack() {
        for (Fault fault : temptations()) {
            try (CannedService service =
                    CannedService.start(Answering.fault(fault, bench().good().conversation()))) {
                CountingLimiters limiters = read(service);
                assertEquals(
                        0, limiters.held(), () -> "Slots of the rate limiter that are held for ever after " + fault);
            }
        }
    }

    private CountingLimiters read(CannedService service) {
        VirtualTicker ticker = new VirtualTicker();
        CountingLimiters limiters = new CountingLimiters(RateLimiters.create(ticker));
        bench().read(service, bench().context(service.endpoint(), Timeouts.DEFAULT, ticker, limiters));
        return limiters;
    }
}
