package io.keyaudit.declarative.facts;

import io.keyaudit.testkit.RawExchange;
import io.keyaudit.testkit.RawService;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A service on loopback that answers exactly what it documents, and remembers what else it is asked. Thread-safe. */
final class LoopbackService implements AutoCloseable {
    private final RawService service;
    private final Queue<String> undocumented = new ConcurrentLinkedQueue<>();
    private volatile List<Exchange> exchanges = List.of();

    LoopbackService() {
        this(() -> {});
    }

    /**
     * Starts a service.
     *
     * @param before what it does before each answer
     */
    LoopbackService(Runnable before) {
        service = RawService.start(client -> {
            before.run();
            answer(client);
        });
    }

    /** Answers so from now on. */
    void converse(List<Exchange> next) {
        exchanges = next;
    }

    private void answer(RawExchange client) throws IOException {
        for (Exchange exchange : exchanges) {
            Reply reply = exchange.reply(client);
            if (reply.status() != 0) {
                reply.writeTo(client);
                return;
            }
        }
        undocumented.add(client.head());
        Reply.text(404, "not here").writeTo(client);
    }

    String address() {
        return service.address();
    }

    int requests() {
        return service.requests();
    }

    /** Returns the heads of requests that the service does not document. */
    List<String> undocumented() {
        return List.copyOf(undocumented);
    }

    @Override
    public void close() {
        service.close();
    }
}
