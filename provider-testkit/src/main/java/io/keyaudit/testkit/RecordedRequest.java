package io.keyaudit.testkit;

import java.nio.charset.StandardCharsets;

/**
 * A request as it came over the wire. Immutable.
 *
 * @param method the HTTP method
 * @param target the path, with its query if there is one
 * @param head the request line and the headers
 * @param body the body, a character for each byte
 */
public record RecordedRequest(String method, String target, String head, String body) {
    static RecordedRequest of(RawExchange exchange) {
        String[] line = exchange.head().lines().findFirst().orElse("").split(" ", 3);
        return new RecordedRequest(
                line[0],
                line.length > 1 ? line[1] : "",
                exchange.head(),
                new String(exchange.body(), StandardCharsets.ISO_8859_1));
    }

    /** Method and path only: headers and bodies hold credentials. */
    @Override
    public String toString() {
        return method + " " + target;
    }
}
