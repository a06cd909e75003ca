package io.keyaudit.declarative.facts;

import static io.keyaudit.FailureKind.REJECTED;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

class BitbucketTest extends ServiceContract {
    private static final String TOKEN = "ATCTT3x" + "a1B2c3D4".repeat(4);

    BitbucketTest() {
        super("bitbucket");
    }

    @Override
    Conversation key(Optional<List<String>> scopes, Random random) {
        Reply reply =
                Reply.json(Json.object("type", "user", "uuid", "{7}", "username", "alice", "display_name", "Alice"));
        if (scopes.isPresent()) {
            reply = reply.with("x-oauth-scopes: " + String.join(", ", scopes.get()));
        }
        Exchange user = new Exchange("GET /2.0/user", Map.of("Authorization", "Bearer " + TOKEN), reply);
        return Conversation.about(TOKEN, user, Map.of());
    }

    @Override
    Stream<Refusal> refusals() {
        return Stream.of(new Refusal(
                "wrong token", Reply.json(401, Json.object("type", "error", "error", Json.object())), REJECTED));
    }
}
