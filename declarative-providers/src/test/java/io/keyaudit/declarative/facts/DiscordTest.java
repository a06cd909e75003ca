package io.keyaudit.declarative.facts;

import static io.keyaudit.FailureKind.REJECTED;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

class DiscordTest extends ServiceContract {
    private static final String TOKEN = "a1B2c3D4".repeat(4);

    DiscordTest() {
        super("discord");
    }

    @Override
    Conversation key(Optional<List<String>> scopes, Random random) {
        Map<String, Object> body = Json.object(
                "application",
                Json.object("id", "159799960412356608", "name", "AIRHORN"),
                "scopes",
                list(scopes),
                "expires",
                "2026-12-31T10:00:00.000000+00:00",
                "user",
                Json.object("id", "7", "username", "alice"));
        Exchange me =
                new Exchange("GET /api/v10/oauth2/@me", Map.of("Authorization", "Bearer " + TOKEN), Reply.json(body));
        return Conversation.about(TOKEN, me, Map.of("owner", "7", "expires", "2026-12-31T10:00:00Z"));
    }

    @Override
    Stream<Refusal> refusals() {
        return Stream.of(new Refusal(
                "wrong token", Reply.json(401, Json.object("message", "401: Unauthorized", "code", 0)), REJECTED));
    }
}
