package io.keyaudit.declarative.facts;

import io.keyaudit.testkit.RawExchange;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A request as a service documents it, and its answer.
 *
 * @param request method and target
 * @param headers what it must have
 * @param body its whole body
 */
record Exchange(String request, Map<String, String> headers, String body, Reply reply) {
    Exchange(String request, Map<String, String> headers, Reply reply) {
        this(request, headers, "", reply);
    }

    Exchange with(Reply other) {
        return new Exchange(request, headers, body, other);
    }

    boolean answers(RawExchange client) {
        return client.head().startsWith(request + " HTTP/1.1\r\n")
                && headers.entrySet().stream().allMatch(header -> client.hasHeader(header.getKey(), header.getValue()))
                && body.equals(new String(client.body(), StandardCharsets.UTF_8));
    }
}
