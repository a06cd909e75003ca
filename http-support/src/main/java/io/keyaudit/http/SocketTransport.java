package io.keyaudit.http;

import io.keyaudit.Endpoint;
import io.keyaudit.spi.Network;
import io.keyaudit.spi.RateLimiter;
import io.keyaudit.spi.Timeouts;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Speaks HTTP/1.1, with a connection of its own for each request. On one that is kept, an answer that comes late, or
 * twice, is taken for that to the next key's request, and many services' answers do not say whose they are.
 */
final class SocketTransport implements Transport {
    private static final int LONGEST_BODY = 1 << 20;
    private static final int LONGEST_STREAM = 64 << 20;

    /** How much longer a stream can take than an answer that is read at once. */
    private static final int STREAM_PATIENCE = 4;

    /** The methods whose requests always state the length of their body. */
    private static final Set<String> WITH_LENGTH = Set.of("POST", "PUT", "PATCH");

    private final Dialer dialer;
    private final Network network;

    SocketTransport(Network network) {
        this.network = network;
        this.dialer = new Dialer(network);
    }

    @Override
    public Reply send(
            Endpoint endpoint, ServiceRequest request, Timeouts timeouts, RateLimiter.Slot slot, boolean streams)
            throws HttpException, InterruptedException {
        long start = System.nanoTime();
        Route route = Route.to(endpoint, network);
        Duration beforeHead = timeouts.read().compareTo(timeouts.total()) < 0 ? timeouts.read() : timeouts.total();
        Dialer.Line line = dialer.dial(route, endpoint, start + beforeHead.toNanos(), timeouts.connect());
        boolean kept = false;
        try {
            if (slot.lapsed()) {
                throw SendFailure.lapsed();
            }
            write(line.socket(), endpoint, request);
            InputStream in = new BufferedInputStream(line.socket().getInputStream());
            ResponseHead head = ResponseHead.read(in);
            ResponseBody body = ResponseBody.of(head, in, line.socket());
            if (streams && head.status() == HttpURLConnection.HTTP_OK) {
                line.timed().limit(start + STREAM_PATIENCE * timeouts.total().toNanos(), timeouts.read());
                kept = true;
                return head.reply(new CappedBody(body, LONGEST_STREAM, CappedBody.STREAM_TOO_LONG));
            }
            line.timed().limit(start + timeouts.total().toNanos(), timeouts.total());
            byte[] whole = new CappedBody(body, LONGEST_BODY, "the answer is longer than 1 MiB").readAllBytes();
            return head.reply(new ByteArrayInputStream(whole));
        } catch (IOException failure) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw SendFailure.of(failure, endpoint);
        } finally {
            if (!kept) {
                close(line.socket());
            }
        }
    }

    private static void write(Socket socket, Endpoint endpoint, ServiceRequest request) throws IOException {
        byte[] body = request.body();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Host", endpoint.uri().getAuthority());
        headers.put("Connection", "close");
        headers.put("Accept", "application/json");
        headers.put("User-Agent", "keyaudit");
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            headers.keySet().removeIf(header.getKey()::equalsIgnoreCase);
            headers.put(header.getKey(), header.getValue());
        }
        if (body.length > 0 || WITH_LENGTH.contains(request.method())) {
            headers.put("Content-Length", String.valueOf(body.length));
        }
        StringBuilder head = new StringBuilder();
        head.append(request.method())
                .append(' ')
                .append(endpoint.uri().getRawPath())
                .append(request.target())
                .append(" HTTP/1.1\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        message.writeBytes(body);
        OutputStream out = socket.getOutputStream();
        out.write(message.toByteArray());
        out.flush();
    }

    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException ignored) {
            // Nothing more is wanted of it.
        }
    }
}
