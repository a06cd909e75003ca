package io.keyaudit.declarative.facts;

import java.util.List;
import java.util.Map;

/**
 * A key and all that its service says of it.
 *
 * @param base the path of the endpoint
 * @param exchanges what is asked, in order
 * @param facts what the answers state besides scopes; what is not listed is not reported
 */
public record Conversation(
        Map<String, String> credentials,
        Map<String, String> options,
        String base,
        List<Exchange> exchanges,
        Map<String, String> facts) {
    /** Returns a conversation about a key that is one token. */
    static Conversation about(String token, Exchange exchange, Map<String, String> facts) {
        return new Conversation(Map.of("token", token), Map.of(), "", List.of(exchange), facts);
    }

    Conversation below(String path) {
        return new Conversation(credentials, options, path, exchanges, facts);
    }

    /** Returns this with another first answer and nothing after it. */
    Conversation answered(Reply reply) {
        return new Conversation(
                credentials, options, base, List.of(exchanges.get(0).with(reply)), facts);
    }
}
