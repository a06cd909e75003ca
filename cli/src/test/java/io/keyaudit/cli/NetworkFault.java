package io.keyaudit.cli;

import static io.keyaudit.FailureKind.PROTOCOL;
import static io.keyaudit.FailureKind.RATE_LIMITED;
import static io.keyaudit.FailureKind.TIMEOUT;
import static io.keyaudit.FailureKind.UNAVAILABLE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.keyaudit.FailureKind;
import io.keyaudit.testkit.FaultProxy;
import io.keyaudit.testkit.RawExchange;
import io.keyaudit.testkit.RecordedAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/**
 * Something that a network, or a service on it, does to an answer that was good.
 *
 * @param name what it does, for people
 * @param kind what the key's failure must be called
 * @param fault how it does that
 */
record NetworkFault(String name, FailureKind kind, FaultProxy.Fault fault) {
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final String MEBIBYTE = "[".repeat(1 << 20);

    /** Those that take the client no time. */
    static List<NetworkFault> quick() {
        List<NetworkFault> faults = new ArrayList<>();
        faults.add(changed("two lengths that differ", PROTOCOL, good -> good.plus("Content-Length: 2")));
        faults.add(changed("another coding", PROTOCOL, good -> good.plus("Content-Encoding: br")));
        faults.add(changed(
                "the coding said twice, the second time truly",
                PROTOCOL,
                good -> good.plus("Content-Encoding: identity").plus("Content-Encoding: gzip")));
        faults.add(changed(
                "Retry-After twice",
                RATE_LIMITED,
                good -> good.status("429 Slow down").plus("Retry-After: 1").plus("Retry-After: 3")));
        faults.add(
                changed("invalid UTF-8", PROTOCOL, good -> good.body(good.body().replaceFirst("[a-z]", "\u00ff"))));
        faults.add(changed(
                "UTF-8 longer than it needs",
                PROTOCOL,
                good -> good.body(good.body().replaceFirst("[a-z]", "\u00c1\u00a1"))));
        faults.add(changed(
                "half a surrogate in UTF-8",
                PROTOCOL,
                good -> good.body(good.body().replaceFirst("[a-z]", "\u00ed\u00a0\u0080"))));
        faults.add(changed(
                "100 000 deep", PROTOCOL, good -> good.body("[".repeat(100_000) + good.body() + "]".repeat(100_000))));
        faults.add(changed(
                "100 000 deep in a field",
                PROTOCOL,
                good -> good.body("{\"a\":".repeat(100_000) + good.body() + "}".repeat(100_000))));
        faults.add(changed(
                "a gzip bomb",
                PROTOCOL,
                good -> good.plus("Content-Encoding: gzip").body(bomb())));
        faults.add(changed("a gzip bomb that is not called one", PROTOCOL, good -> good.body(bomb())));
        faults.add(new NetworkFault("a body of 1 GB", PROTOCOL, NetworkFault::gigabyte));
        faults.add(new NetworkFault("a body without end, in chunks", PROTOCOL, NetworkFault::endlessChunks));
        faults.add(new NetworkFault("a head without end", PROTOCOL, NetworkFault::endlessHead));
        faults.add(new NetworkFault("interim answers without end", PROTOCOL, (client, service) -> {
            while (true) {
                client.write("HTTP/1.1 100 Continue\r\n\r\n");
            }
        }));
        faults.add(new NetworkFault("a reset", UNAVAILABLE, (client, service) -> client.reset()));
        faults.add(new NetworkFault("a reset halfway", UNAVAILABLE, (client, service) -> {
            byte[] good = service.answer().bytes();
            client.write(new String(good, 0, good.length / 2, ISO_8859_1));
            client.reset();
        }));
        return List.copyOf(faults);
    }

    /** Those that last longer than the client's patience. */
    static List<NetworkFault> slow() {
        return List.of(
                slow("silence", (client, service) -> client.idle(SILENCE)),
                slow("silence within the head", (client, service) -> {
                    client.write("HTTP/1.1 200 OK\r\nContent-Ty");
                    client.idle(SILENCE);
                }),
                slow("silence before the last byte", (client, service) -> {
                    byte[] good = service.answer().bytes();
                    client.write(new String(good, 0, good.length - 1, ISO_8859_1));
                    client.idle(SILENCE);
                }),
                slow("an answer without a length that does not end", (client, service) -> {
                    client.write(service.answer().minus("content-length").bytes());
                    client.idle(SILENCE);
                }),
                slow("a slow drip", (client, service) -> {
                    for (byte next : service.answer().bytes()) {
                        client.write(new byte[] {next});
                        client.idle(Duration.ofMillis(50));
                    }
                }));
    }

    @Override
    public String toString() {
        return name;
    }

    private static NetworkFault changed(String name, FailureKind kind, UnaryOperator<RecordedAnswer> change) {
        return new NetworkFault(
                name,
                kind,
                (client, service) -> client.write(change.apply(service.answer()).bytes()));
    }

    private static NetworkFault slow(String name, FaultProxy.Fault fault) {
        return new NetworkFault(name, TIMEOUT, fault);
    }

    private static void gigabyte(RawExchange client, FaultProxy.Service service) throws IOException {
        client.write("HTTP/1.1 200 OK\r\nContent-Length: " + (1 << 30) + "\r\n\r\n");
        for (int sent = 0; sent < 1024; sent++) {
            client.write(MEBIBYTE);
        }
    }

    private static void endlessChunks(RawExchange client, FaultProxy.Service service) throws IOException {
        client.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        while (true) {
            client.write("100000\r\n" + MEBIBYTE + "\r\n");
        }
    }

    private static void endlessHead(RawExchange client, FaultProxy.Service service) throws IOException {
        client.write("HTTP/1.1 200 OK\r\n");
        while (true) {
            client.write("X-More: " + "x".repeat(1_000) + "\r\n");
        }
    }

    /** A few kilobytes that expand to 1 GB: gzip allows one member after the other. */
    private static String bomb() {
        ByteArrayOutputStream member = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(member)) {
            out.write(new byte[1 << 24]);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return member.toString(ISO_8859_1).repeat(64);
    }
}
