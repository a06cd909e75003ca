package io.keyaudit.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Stands on loopback between a client and a service, and damages the service's answers as asked. */
public final class FaultProxy implements AutoCloseable {
    /** What becomes of an answer on its way. */
    @FunctionalInterface
    public interface Fault {
        /**
         * Writes to the client.
         *
         * @param service asks the service; a fault that needs no answer does not ask
         */
        void happen(RawExchange client, Service service) throws IOException;
    }

    /** The service behind the proxy. */
    @FunctionalInterface
    public interface Service {
        /** Returns what it answers to the request that was just read. */
        RecordedAnswer answer() throws IOException;
    }

    private final RawService service;
    private volatile Fault fault;

    private FaultProxy(URI behind, Fault first) {
        this.fault = first;
        this.service = RawService.start(client -> fault.happen(client, () -> forward(client, behind)));
    }

    /** Starts on a free port, in front of that service. */
    public static FaultProxy before(URI service, Fault fault) {
        return new FaultProxy(service, fault);
    }

    /** Lets the answers pass as they are. */
    public static Fault none() {
        return (client, service) -> client.write(service.answer().bytes());
    }

    /** Does this from the next request on. */
    public void next(Fault other) {
        fault = other;
    }

    /** Returns the endpoint to give to the client. */
    public String address() {
        return service.address();
    }

    /** Returns how many requests came. */
    public int requests() {
        return service.requests();
    }

    /** Returns how many bytes of answers were handed to the network. */
    public long written() {
        return service.written();
    }

    @Override
    public void close() {
        service.close();
    }

    private static RecordedAnswer forward(RawExchange client, URI service) throws IOException {
        try (Socket connection = new Socket(service.getHost(), service.getPort())) {
            OutputStream out = connection.getOutputStream();
            out.write(client.head().getBytes(StandardCharsets.ISO_8859_1));
            out.write(client.body());
            out.flush();
            return RecordedAnswer.read(connection.getInputStream());
        }
    }
}
