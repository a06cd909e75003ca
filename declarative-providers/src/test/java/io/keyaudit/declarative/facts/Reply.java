package io.keyaudit.declarative.facts;

import io.keyaudit.testkit.RawExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * An answer of a service.
 *
 * @param headers each a line; a name can come several times
 */
public record Reply(int status, List<String> headers, String body) {
    static Reply json(int status, Object json) {
        return new Reply(status, List.of("Content-Type: application/json; charset=utf-8"), Json.text(json));
    }

    static Reply json(Object json) {
        return json(200, json);
    }

    static Reply html(int status) {
        return new Reply(status, List.of("Content-Type: text/html"), "<html>Sign in</html>");
    }

    static Reply text(int status, String text) {
        return new Reply(status, List.of("Content-Type: text/plain"), text);
    }

    Reply with(String header) {
        return new Reply(
                status, Stream.concat(headers.stream(), Stream.of(header)).toList(), body);
    }

    void writeTo(RawExchange client) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Reply\r\n");
        headers.forEach(line -> head.append(line).append("\r\n"));
        client.write(head + "Content-Length: " + bytes.length + "\r\n\r\n");
        client.write(bytes);
    }
}
