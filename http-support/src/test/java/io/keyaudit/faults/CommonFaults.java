package io.keyaudit.faults;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER;
import static com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE;
import static com.github.tomakehurst.wiremock.http.Fault.MALFORMED_RESPONSE_CHUNK;
import static com.github.tomakehurst.wiremock.http.Fault.RANDOM_DATA_THEN_CLOSE;
import static io.keyaudit.FailureKind.FORBIDDEN;
import static io.keyaudit.FailureKind.PROTOCOL;
import static io.keyaudit.FailureKind.RATE_LIMITED;
import static io.keyaudit.FailureKind.REJECTED;
import static io.keyaudit.FailureKind.UNAVAILABLE;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.keyaudit.FailureKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * The faults that every provider meets. Wherever it can be, the faulty answer holds a good one, which the provider must
 * not be tempted by, and the key's secret, which it must not pass on.
 */
final class CommonFaults {
    /** Where redirects lead; whoever follows finds a good answer. */
    static final String MOVED = "/moved";

    private static final int MIB = 1 << 20;
    private static final byte[] SPACES = " ".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);

    private final List<Fault> faults = new ArrayList<>();
    private final String good;
    private final String html;
    private final String secret;

    private CommonFaults(String good, String secret) {
        this.good = good;
        this.secret = secret;
        this.html = "<!DOCTYPE html><html><body>Hello " + secret + "</body></html>";
    }

    static List<Fault> of(String goodAnswer, String secret) {
        CommonFaults table = new CommonFaults(goodAnswer, secret);
        table.statuses();
        table.bodies();
        table.wrongTypes();
        table.brokenConnections();
        table.longBodies();
        table.slowAnswers();
        return List.copyOf(table.faults);
    }

    private void statuses() {
        Map<Integer, FailureKind> kinds = new LinkedHashMap<>();
        for (int status : List.of(201, 206, 304, 400, 404, 410)) {
            kinds.put(status, PROTOCOL);
        }
        for (int status : List.of(500, 502, 503, 504, 520)) {
            kinds.put(status, UNAVAILABLE);
        }
        kinds.put(401, REJECTED);
        kinds.put(402, UNAVAILABLE);
        kinds.put(403, FORBIDDEN);
        kinds.put(429, RATE_LIMITED);
        kinds.forEach((status, kind) -> {
            add(status + ", empty", kind, status(status));
            add(status + " with a good answer", kind, status(status).withBody(good));
            add(
                    status + " that repeats the secret in its status text and headers",
                    kind,
                    aResponse()
                            .withStatusMessage(secret)
                            .withStatus(status)
                            .withHeader("Content-Type", "text/" + secret + "; charset=" + secret)
                            .withHeader("Retry-After", secret)
                            .withBody("\"" + secret + "\""));
        });
        for (int status : List.of(301, 302, 303, 307, 308)) {
            add(status + " to a good answer", PROTOCOL, status(status).withHeader("Location", MOVED));
        }
    }

    private void bodies() {
        add("204", PROTOCOL, status(204));
        add("200 with HTML", PROTOCOL, html(200));
        add("403 with HTML", FORBIDDEN, html(403));
        add("404 with HTML", PROTOCOL, html(404));
        add("502 with HTML", UNAVAILABLE, html(502));
        add("503 with HTML", UNAVAILABLE, html(503));
        add("200, called JSON, with HTML", PROTOCOL, json(html));
        add("200, empty", PROTOCOL, json(""));
        add("white space", PROTOCOL, json(" \r\n"));
        add("half a good answer", PROTOCOL, json(good.substring(0, good.length() / 2)));
        add("a good answer without its last character", PROTOCOL, json(good.substring(0, good.length() - 1)));
        add("a good answer and something after it", PROTOCOL, json(good + " x"));
        add("a good answer twice", PROTOCOL, json(good + good));
        add("the secret alone", PROTOCOL, json(secret));
        add("deep nesting", PROTOCOL, json("[".repeat(100_000) + "]".repeat(100_000)));
        add("UTF-16", PROTOCOL, status(200).withBody(good.getBytes(StandardCharsets.UTF_16)));
        add(
                "a good answer, compressed",
                PROTOCOL,
                json("").withHeader("Content-Encoding", "gzip").withBody(gzip(good)));
        add("a good answer that claims to be compressed", PROTOCOL, json(good).withHeader("Content-Encoding", "br"));
        add(
                "429, compressed",
                RATE_LIMITED,
                status(429).withHeader("Content-Encoding", "gzip").withBody(gzip(html)));
    }

    private void wrongTypes() {
        for (String body : List.of(
                "null",
                "true",
                "false",
                "0",
                "1.5",
                "\"text\"",
                "{}",
                "[]",
                "[[]]",
                "[{}]",
                "[null]",
                "[1]",
                "{\"response\":true}",
                "{\"response\":null}",
                "{\"response\":[]}",
                "{\"response\":\"\"}",
                "{\"response\":{}}",
                "{\"errors\":[]}",
                "\"" + secret + "\"",
                "{\"" + secret + "\":\"" + secret + "\"}")) {
            add("just " + body.replace(secret, "SECRET"), PROTOCOL, json(body));
        }
    }

    private void brokenConnections() {
        add("connection reset", UNAVAILABLE, aResponse().withFault(CONNECTION_RESET_BY_PEER));
        add("no reply at all", UNAVAILABLE, aResponse().withFault(EMPTY_RESPONSE));
        add("a broken chunk", UNAVAILABLE, aResponse().withFault(MALFORMED_RESPONSE_CHUNK));
        add("random data without an end of line", UNAVAILABLE, aResponse().withFault(RANDOM_DATA_THEN_CLOSE));
        faults.add(Fault.raw("random lines of another protocol", PROTOCOL, client -> {
            client.write("SSH-2.0-" + secret + "\r\n\r\n");
            client.hangUp();
        }));
        faults.add(Fault.raw("a good answer that was to be longer", UNAVAILABLE, client -> {
            client.write("HTTP/1.1 200 OK\r\nContent-Length: " + (good.length() + 100) + "\r\n\r\n" + good);
            client.hangUp();
        }));
        faults.add(Fault.raw("half a status line", UNAVAILABLE, client -> {
            client.write("HTTP/1.1 2");
            client.hangUp();
        }));
    }

    private void longBodies() {
        faults.add(Fault.raw("100 MB, a good answer first", PROTOCOL, client -> {
            client.write("HTTP/1.1 200 OK\r\nContent-Length: " + (100 * MIB + good.length()) + "\r\n\r\n" + good);
            for (int sent = 0; sent < 100 * MIB; sent += SPACES.length) {
                client.write(SPACES);
            }
        }));
        faults.add(Fault.raw("a body without end, a good answer first", PROTOCOL, client -> {
            client.write("HTTP/1.1 200 OK\r\n\r\n" + good);
            while (true) {
                client.write(SPACES);
            }
        }));
        faults.add(Fault.raw("an error without end", PROTOCOL, client -> {
            client.write("HTTP/1.1 500 Oops\r\n\r\n");
            while (true) {
                client.write(SPACES);
            }
        }));
    }

    private void slowAnswers() {
        faults.add(Fault.slow("silence", client -> client.idle(Duration.ofMinutes(1))));
        faults.add(Fault.slow("silence after the headers", client -> {
            client.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n");
            client.idle(Duration.ofMinutes(1));
        }));
        faults.add(Fault.slow("a dripping good answer", client -> {
            client.write("HTTP/1.1 200 OK\r\n\r\n" + good);
            while (true) {
                client.idle(Duration.ofMillis(20));
                client.write(" ");
            }
        }));
    }

    private void add(String name, FailureKind kind, ResponseDefinitionBuilder answer) {
        faults.add(Fault.answered(name, kind, answer));
    }

    private ResponseDefinitionBuilder html(int status) {
        return status(status).withHeader("Content-Type", "text/html").withBody(html);
    }

    private static ResponseDefinitionBuilder status(int status) {
        return aResponse().withStatus(status);
    }

    private static ResponseDefinitionBuilder json(String body) {
        return status(200).withHeader("Content-Type", "application/json").withBody(body);
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(compressed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return compressed.toByteArray();
    }
}
