package io.keyaudit.declarative.facts;

import io.keyaudit.testkit.RawExchange;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;

/**
 * A request as a service documents it, and its answer.
 *
 * @param request method and target
 * @param headers what it must have
 * @param replies the answer to a body; a status of 0 if the service does not take the body
 */
record Exchange(String request, Map<String, String> headers, Function<String, Reply> replies) {
    private static final Reply NOT_TAKEN = Reply.text(0, "");

    Exchange(String request, Map<String, String> headers, String body, Reply reply) {
        this(request, headers, asked -> asked.equals(body) ? reply : NOT_TAKEN);
    }

    Exchange(String request, Map<String, String> headers, Reply reply) {
        this(request, headers, "", reply);
    }

    Exchange with(Reply other) {
        return new Exchange(request, headers, asked -> reply(asked).status() == 0 ? NOT_TAKEN : other);
    }

    Reply reply(String body) {
        return replies.apply(body);
    }

    Reply reply(RawExchange client) {
        boolean documented = client.head().startsWith(request + " HTTP/1.1\r\n")
                && headers.entrySet().stream().allMatch(header -> client.hasHeader(header.getKey(), header.getValue()));
        return documented ? reply(new String(client.body(), StandardCharsets.UTF_8)) : NOT_TAKEN;
    }
}
