package io.keyaudit.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Hands requests on to a portal, and keeps back the answer to one that creates a key, or refuses what it is told to. */
final class HoldingProxy implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch changed = new CountDownLatch(1);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final HttpServer server;
    private final URI portal;
    private volatile boolean holding = true;
    private volatile boolean refusing;
    private volatile Optional<String> only = Optional.empty();

    HoldingProxy(URI portal) throws IOException {
        this.portal = portal;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Waits until the portal has created a key, of which the answer is held back. */
    void awaitChange() throws InterruptedException {
        changed.await();
    }

    /** Holds nothing back, and refuses to change keys. */
    void refuseUpdates() {
        holding = false;
        refusing = true;
    }

    /** Holds nothing back, and refuses every key but this. */
    void refuseOthersThan(String secret) {
        holding = false;
        only = Optional.of("Bearer " + secret);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] asked = exchange.getRequestBody().readAllBytes();
            String authorization = Optional.ofNullable(
                            exchange.getRequestHeaders().getFirst("Authorization"))
                    .orElse("");
            boolean refused = (refusing && exchange.getRequestMethod().equals("PUT"))
                    || only.map(key -> !key.equals(authorization)).orElse(false);
            if (refused) {
                exchange.sendResponseHeaders(403, -1);
                return;
            }
            HttpURLConnection connection = (HttpURLConnection)
                    portal.resolve(exchange.getRequestURI().toString()).toURL().openConnection();
            connection.setRequestMethod(exchange.getRequestMethod());
            connection.setRequestProperty("Authorization", authorization);
            if (asked.length > 0) {
                connection.setDoOutput(true);
                connection.setRequestProperty("Content-Type", "application/json");
                try (OutputStream out = connection.getOutputStream()) {
                    out.write(asked);
                }
            }
            int status = connection.getResponseCode();
            if (holding && exchange.getRequestMethod().equals("POST")) {
                hold();
                return;
            }
            try (InputStream answer = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                byte[] body = answer == null ? new byte[0] : answer.readAllBytes();
                Optional.ofNullable(connection.getContentType())
                        .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
                exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    private void hold() {
        changed.countDown();
        try {
            closing.await();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
