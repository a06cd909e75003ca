package io.keyaudit.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.keyaudit.Credentials;
import io.keyaudit.FailureKind;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.testkit.CannedService.Answering;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sessions are shared by threads and keys, and mix up neither. */
abstract class SessionChecks extends Checks {
    private static final int THREADS = 16;
    private static final long TOGETHER_MILLIS = 200;

    /** Enough for the answers of either key to come to the other. */
    private static final int REPEATED_ANSWERS = 4;

    private static final int MOST_TURNS = 40;

    private GoodAnswer answerOf(int number) {
        Credentials key = contract().key(number);
        return number % 2 == 0 ? contract().goodAnswer(key) : contract().otherAnswer(key);
    }

    /** To each key its own answer. */
    private Answering byKey(int keys) {
        return (request, client) -> {
            int number = keyOf(request, keys);
            if (number < keys) {
                Answering.conversation(answerOf(number).conversation()).answer(request, client);
            } else {
                CannedAnswer.empty(401).writeTo(client);
            }
        };
    }

    /** Returns the number of the key that a request is made with; that of the keys if it is none of them. */
    private int keyOf(RecordedRequest request, int keys) {
        return IntStream.range(0, keys)
                .filter(number -> contract().isMadeWith(request, contract().key(number)))
                .findFirst()
                .orElse(keys);
    }

    private void assertRight(String what, Reading reading, GoodAnswer expected) {
        if (reading.answered().isEmpty()) {
            fail(what + " gets " + reading.summary()
                    + reading.failed().map(known -> ": " + known.getMessage()).orElse(""));
        }
        assertEquals(List.of(), bench().contradictions(reading, expected.permissions()), () -> what + " is told");
    }

    /** The first requests of all threads are answered together, as far as the provider sends them together. */
    @Test
    void sixteenThreadsGetEachItsOwnAnswer() throws ProviderException {
        Answering answering = byKey(THREADS);
        CountDownLatch together = new CountDownLatch(THREADS);
        try (CannedService service = CannedService.start((request, client) -> {
                    together.countDown();
                    await(together);
                    answering.answer(request, client);
                });
                ProviderSession session = bench().open(service.endpoint())) {
            List<Attempt> attempts = new ArrayList<>();
            for (int number = 0; number < THREADS; number++) {
                Credentials key = contract().key(number);
                attempts.add(Attempt.start(() -> session.inspect(key)));
            }
            for (int number = 0; number < THREADS; number++) {
                Attempt attempt = attempts.get(number);
                attempt.endWithin(contract().patience(), "among 16 threads");
                assertRight("Thread " + number + " of 16", attempt.reading(List.of()), answerOf(number));
            }
        }
    }

    private static void await(CountDownLatch together) throws IOException {
        try {
            if (!together.await(TOGETHER_MILLIS, TimeUnit.MILLISECONDS)) {
                // The provider asks for one key after the other, which is its right.
                while (together.getCount() > 0) {
                    together.countDown();
                }
            }
        } catch (InterruptedException stopped) {
            throw new IOException("the service was stopped", stopped);
        }
    }

    @Test
    void oneKeyAfterAnotherGetsEachItsOwnAnswer() throws ProviderException {
        try (CannedService service = CannedService.start(byKey(3));
                ProviderSession session = bench().open(service.endpoint())) {
            for (int number : List.of(0, 1, 2, 1, 0)) {
                Reading reading = bench().read(service, session, contract().key(number));
                assertRight("Key " + number, reading, answerOf(number));
            }
        }
    }

    /**
     * Something on the way sends an answer to one key once more, late: before that to the next key on the same connection.
     * It is the last answer, or the one to the same request. Whether a client has a connection back in its pool in time is
     * chance, so keys take turns until each was sent a few times.
     */
    @Test
    void anAnswerThatComesTwiceIsNobodyElses() throws ProviderException {
        Answering right = byKey(3);
        AtomicInteger repeated = new AtomicInteger();
        Map<RawExchange, RecordedRequest> before = new ConcurrentHashMap<>();
        try (CannedService service = CannedService.start((request, client) -> {
                    RecordedRequest last = before.put(client, request);
                    if (last != null && keyOf(last, 3) != keyOf(request, 3)) {
                        if (repeated.incrementAndGet() % 2 == 0) {
                            right.answer(last, client);
                        } else {
                            GoodAnswer earlier = answerOf(keyOf(last, 3));
                            Answering.conversation(earlier.conversation()).answer(request, client);
                        }
                    }
                    right.answer(request, client);
                });
                ProviderSession session = bench().open(service.endpoint())) {
            for (int turn = 0; turn < MOST_TURNS && repeated.get() < REPEATED_ANSWERS; turn++) {
                int number = List.of(0, 1, 2, 1).get(turn % 4);
                Reading reading = bench().read(service, session, contract().key(number));
                assertNoCrash("Key " + number + " after another's answer", reading);
                assertEquals(
                        List.of(),
                        bench().contradictions(reading, answerOf(number).permissions()),
                        () -> "Key " + number + " gets an answer to another key");
            }
        }
    }

    @Test
    void aFaultOfOneKeyLeavesAnotherItsAnswer() throws ProviderException {
        List<Fault> faults = List.of(
                Fault.answer("401", FailureKind.REJECTED, CannedAnswer.empty(401)),
                Fault.answer("429", FailureKind.RATE_LIMITED, CannedAnswer.empty(429)),
                Fault.answer("500", FailureKind.UNAVAILABLE, CannedAnswer.empty(500)),
                Fault.body("200 with HTML", "<html></html>"),
                Fault.broken("a reset", (client, good) -> client.reset()));
        Answering healthy = byKey(1);
        Credentials faulty = contract().key(1);
        for (Fault fault : faults) {
            Answering broken =
                    Answering.fault(fault, contract().goodAnswer(faulty).conversation());
            try (CannedService service = CannedService.start((request, client) ->
                            (contract().isMadeWith(request, faulty) ? broken : healthy).answer(request, client));
                    ProviderSession session = bench().open(service.endpoint())) {
                bench().read(service, session, faulty);
                Reading reading = bench().read(service, session, contract().key(0));
                assertRight("The key after one that met " + fault, reading, answerOf(0));
            }
        }
    }

    @Test
    void twoSessionsAskEachItsOwnEndpoint() throws ProviderException {
        GoodAnswer good = bench().good();
        GoodAnswer other = contract().otherAnswer(bench().key());
        try (CannedService one = CannedService.start(Answering.conversation(good.conversation()));
                CannedService two = CannedService.start(Answering.conversation(other.conversation()));
                ProviderSession first = bench().open(one.endpoint());
                ProviderSession second = bench().open(two.endpoint())) {
            assertRight("The first of two sessions", bench().read(one, first, bench().key()), good);
            assertRight("The second of two sessions", bench().read(two, second, bench().key()), other);
        }
    }

    @Test
    void aSessionCanBeClosedTwiceAndAnotherOpened() throws ProviderException {
        try (CannedService service =
                CannedService.start(Answering.conversation(bench().good().conversation()))) {
            ProviderSession closed = bench().open(service.endpoint());
            closed.close();
            closed.close();
            try (ProviderSession another = bench().open(service.endpoint())) {
                assertRight(
                        "A session opened after another was closed",
                        bench().read(service, another, bench().key()),
                        bench().good());
            }
        }
    }

    @Test
    void aClosedSessionFailsOrAnswersRight() throws ProviderException {
        try (CannedService service =
                CannedService.start(Answering.conversation(bench().good().conversation()))) {
            ProviderSession closed = bench().open(service.endpoint());
            closed.close();
            Reading reading = bench().read(service, closed, bench().key());
            assertNoCrash("A closed session", reading);
            assertTrue(
                    bench().contradictions(reading, bench().good().permissions())
                            .isEmpty(),
                    () -> "A closed session gives " + reading.summary());
        }
    }
}
