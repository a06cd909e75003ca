package io.keyaudit.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Hands questions about keys on to a portal, counts them by key, and at some moment stops to answer. */
final class HangingProxy implements AutoCloseable {
    private static final String QUESTION = "/api/2.0/keys/@self";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final URI portal;
    private final Map<String, Integer> questions = new ConcurrentHashMap<>();
    private Plan plan = new Plan(Integer.MAX_VALUE, Integer.MAX_VALUE);

    HangingProxy(URI portal) throws IOException {
        this.portal = portal;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Forgets what was counted, tells of one question, and leaves that of some number and all after it unanswered. */
    synchronized Plan plan(int telling, int hanging) {
        questions.clear();
        plan.release.countDown();
        plan = new Plan(telling, hanging);
        return plan;
    }

    /** How often each key was asked about, by what it is presented with. */
    Map<String, Integer> questions() {
        return Map.copyOf(questions);
    }

    @Override
    public void close() {
        plan(Integer.MAX_VALUE, Integer.MAX_VALUE);
        server.stop(0);
        threads.shutdownNow();
    }

    /** The plan, if it leaves this question unanswered. */
    private synchronized Optional<Plan> count(String authorization) {
        questions.merge(authorization, 1, Integer::sum);
        plan.asked++;
        if (plan.asked == plan.telling) {
            plan.told.countDown();
        }
        return Optional.of(plan).filter(current -> current.asked >= current.hanging);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String authorization = Optional.ofNullable(
                            exchange.getRequestHeaders().getFirst("Authorization"))
                    .orElse("");
            if (exchange.getRequestURI().getPath().equals(QUESTION)) {
                Optional<Plan> hanging = count(authorization);
                if (hanging.isPresent()) {
                    hanging.get().hang();
                    return;
                }
            }
            HttpURLConnection connection = (HttpURLConnection)
                    portal.resolve(exchange.getRequestURI().toString()).toURL().openConnection();
            connection.setRequestProperty("Authorization", authorization);
            int status = connection.getResponseCode();
            try (InputStream answer = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                byte[] body = answer == null ? new byte[0] : answer.readAllBytes();
                Optional.ofNullable(connection.getContentType())
                        .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
                exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    /** What is to happen in one run. */
    static final class Plan {
        private final int telling;
        private final int hanging;
        private final CountDownLatch told = new CountDownLatch(1);
        private final CountDownLatch release = new CountDownLatch(1);
        private int asked;

        private Plan(int telling, int hanging) {
            this.telling = telling;
            this.hanging = hanging;
        }

        /** Waits for the question that is told of. */
        void await() throws InterruptedException {
            told.await();
        }

        private void hang() {
            try {
                release.await();
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
