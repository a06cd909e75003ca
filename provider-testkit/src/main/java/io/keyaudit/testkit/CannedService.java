package io.keyaudit.testkit;

import io.keyaudit.Endpoint;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A service on loopback that answers as asked, and remembers what it was asked. */
final class CannedService implements AutoCloseable {
    /** What is said to a request. */
    @FunctionalInterface
    interface Answering {
        void answer(RecordedRequest request, RawExchange client) throws IOException;

        /** As written down; what is not, is not there. */
        static Answering conversation(List<Exchange> conversation) {
            return (request, client) -> find(conversation, request).writeTo(client);
        }

        private static CannedAnswer find(List<Exchange> conversation, RecordedRequest request) {
            return conversation.stream()
                    .filter(exchange -> exchange.answers(request))
                    .map(Exchange::answer)
                    .findFirst()
                    .orElse(CannedAnswer.empty(404));
        }

        /** Returns a fault in place of every answer. */
        static Answering fault(Fault fault, List<Exchange> conversation) {
            return (request, client) -> fault.act().happen(client, find(conversation, request));
        }

        /** Returns a fault in place of one answer of several. */
        static Answering faultAt(Exchange broken, Fault fault, List<Exchange> conversation) {
            return (request, client) -> {
                if (broken.answers(request)) {
                    fault.act().happen(client, broken.answer());
                } else {
                    find(conversation, request).writeTo(client);
                }
            };
        }
    }

    private final Queue<RecordedRequest> requests = new ConcurrentLinkedQueue<>();
    private final RawService service;

    private CannedService(Answering answering) {
        this.service = RawService.start(client -> {
            RecordedRequest request = RecordedRequest.of(client);
            requests.add(request);
            answering.answer(request, client);
        });
    }

    static CannedService start(Answering answering) {
        return new CannedService(answering);
    }

    Endpoint endpoint() {
        return Endpoint.parse(service.address());
    }

    List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    boolean requestedWithin(long seconds) throws InterruptedException {
        return service.requestedWithin(seconds);
    }

    @Override
    public void close() {
        service.close();
    }
}
