package io.keyaudit.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** An HTTP server that only this machine reaches. Thread-safe. */
final class LoopbackServer implements AutoCloseable {
    private static final Logger LOG = System.getLogger(LoopbackServer.class.getName());
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";
    private static final int LARGEST_BODY = 64 * 1024;
    private static final int THREADS = 8;
    private static final int NO_BODY = -1;

    static {
        // Or every answer waits 40 ms: the JDK's server sends head and body apart, and the client acknowledges late.
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
    }

    private final HttpServer server;
    private final URI endpoint;
    private final ExecutorService threads;

    private LoopbackServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        this.threads = threads;
    }

    /**
     * Serves until closed.
     *
     * @throws UncheckedIOException when the port cannot be listened on; the message names it
     */
    static LoopbackServer start(String name, int port, Function<Request, Reply> service) {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "keyaudit-sandbox-" + name);
            thread.setDaemon(true);
            return thread;
        });
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
            server.setExecutor(threads);
            server.createContext("/", exchange -> answer(exchange, service));
            // The server's own thread is a daemon if the one that starts it is.
            CompletableFuture.runAsync(server::start, threads).join();
            return new LoopbackServer(server, threads);
        } catch (IOException e) {
            threads.shutdown();
            throw new UncheckedIOException("Cannot listen on port " + port + ": " + e.getMessage(), e);
        }
    }

    URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void answer(HttpExchange exchange, Function<Request, Reply> service) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
            send(
                    exchange,
                    body.length > LARGEST_BODY ? Reply.empty(413) : reply(exchange, new String(body, UTF_8), service));
        }
    }

    private static Reply reply(HttpExchange exchange, String body, Function<Request, Reply> service) {
        Request request = new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), ""),
                exchange.getRequestHeaders(),
                body,
                exchange.getRemoteAddress().getAddress().getHostAddress());
        try {
            return service.apply(request);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The sandbox failed at " + request, e);
            return Reply.empty(500);
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        if (reply.isNone()) {
            return;
        }
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = reply.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? NO_BODY : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
