package io.keyaudit.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A client that sends exactly what it is told, PATCH and odd paths included. */
record Http(URI endpoint, Map<String, String> headers) {

    static Http bearer(URI endpoint, String secret) {
        return new Http(endpoint, Map.of("Authorization", "Bearer " + secret));
    }

    Answer get(String path) {
        return call("GET", path, "");
    }

    Answer call(String method, String path, String body) {
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
        head.append("Host: portal.test\r\nConnection: close\r\n");
        head.append("Content-Length: ").append(body.getBytes(UTF_8).length).append("\r\n");
        headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        try (Socket socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
            socket.getOutputStream().write((head + "\r\n" + body).getBytes(UTF_8));
            return Answer.parse(new String(socket.getInputStream().readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The head's text is in lower case. */
    record Answer(int status, String head, String body) {
        private static Answer parse(String text) {
            int end = text.indexOf("\r\n\r\n");
            int status = Integer.parseInt(text.substring(9, 12));
            return new Answer(status, text.substring(0, end).toLowerCase(Locale.ROOT), text.substring(end + 4));
        }

        @Nullable Object json() {
            return JsonReader.read(body);
        }

        /** What DocSpace wraps. */
        @Nullable Object response() {
            return json() instanceof Map<?, ?> wrapper ? wrapper.get("response") : null;
        }

        /** What DocSpace wraps, when it is an object. */
        Map<?, ?> fields() {
            return response() instanceof Map<?, ?> fields ? fields : Map.of();
        }
    }
}
