package io.keyaudit.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A service on loopback that writes whatever bytes it likes. */
public final class RawService implements AutoCloseable {
    /** What is done with one request. */
    @FunctionalInterface
    public interface Answer {
        /** Writes to the client. When the client has hung up, writing fails, which ends the connection. */
        void to(RawExchange exchange) throws IOException;
    }

    private final ServerSocket listening;
    private final Answer answer;
    private final Queue<Socket> connections = new ConcurrentLinkedQueue<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong written = new AtomicLong();
    private final CountDownLatch firstRequest = new CountDownLatch(1);
    private final CountDownLatch firstEnd = new CountDownLatch(1);

    private RawService(ServerSocket listening, Answer answer) {
        this.listening = listening;
        this.answer = answer;
    }

    /** Starts a service on a free port that answers every request like this. */
    public static RawService start(Answer answer) {
        try {
            RawService service = new RawService(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), answer);
            daemon(service::accept);
            return service;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Returns the endpoint. */
    public String address() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    /** Returns how many requests came. */
    public int requests() {
        return requests.get();
    }

    /** Returns how many bytes of answers were handed to the network. */
    public long written() {
        return written.get();
    }

    /** Waits for the first request. */
    public boolean requestedWithin(long seconds) throws InterruptedException {
        return firstRequest.await(seconds, TimeUnit.SECONDS);
    }

    /** Waits for the end of the first connection, whoever hung up. */
    public boolean connectionEndedWithin(long seconds) throws InterruptedException {
        return firstEnd.await(seconds, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket connection = listening.accept();
                // What is written in parts would wait for the client's acknowledgement otherwise.
                connection.setTcpNoDelay(true);
                connections.add(connection);
                daemon(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            RawExchange exchange = new RawExchange(connection, written);
            while (exchange.readRequest()) {
                requests.incrementAndGet();
                firstRequest.countDown();
                answer.to(exchange);
            }
        } catch (IOException hungUp) {
            // Just what most faults end with.
        } finally {
            firstEnd.countDown();
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "raw-service");
        thread.setDaemon(true);
        thread.start();
    }
}
