package io.keyaudit.declarative.facts;

import io.keyaudit.testkit.RawExchange;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * A request as a service documents it, and its answer.
 *
 * @param request method and target
 * @param headers what it must have
 * @param replies the answer to a body; a status of 0 if the service does not take the body
 */
public record Exchange(String request, Map<String, String> headers, Function<String, Reply> replies) {
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
        return reply(
                client.head().lines().findFirst().orElse("").replace(" HTTP/1.1", ""),
                client::hasHeader,
                new String(client.body(), StandardCharsets.UTF_8));
    }

    /**
     * Returns the answer to a request.
     *
     * @param asked method and target
     * @param hasHeader whether the request has a header with that value
     * @return a status of 0 if the service does not document this request
     */
    public Reply reply(String asked, BiPredicate<String, String> hasHeader, String body) {
        boolean documented = asked.equals(request)
                && headers.entrySet().stream().allMatch(header -> hasHeader.test(header.getKey(), header.getValue()));
        return documented ? reply(body) : NOT_TAKEN;
    }
}
