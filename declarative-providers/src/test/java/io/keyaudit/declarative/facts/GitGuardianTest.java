package io.keyaudit.declarative.facts;

import static io.keyaudit.FailureKind.REJECTED;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

class GitGuardianTest extends ServiceContract {
    private static final String TOKEN = "a1b2c3d4".repeat(8);

    GitGuardianTest() {
        super("gitguardian");
    }

    @Override
    Conversation key(Optional<List<String>> scopes, Random random) {
        Map<String, String> facts = new TreeMap<>(Map.of(
                "created",
                "2026-01-01T00:00:00Z",
                "lastUsed",
                "2026-11-20T08:00:00Z",
                "expires",
                "2026-12-31T00:00:00Z",
                "state",
                "active"));
        Map<String, Object> body = Json.object(
                "id",
                "t7",
                "name",
                "ci",
                "status",
                "active",
                "created_at",
                "2026-01-01T00:00:00Z",
                "last_used_at",
                "2026-11-20T08:00:00Z",
                "expire_at",
                "2026-12-31T00:00:00Z",
                "revoked_at",
                Json.NULL,
                "scope",
                list(scopes));
        Exchange self =
                new Exchange("GET /v1/api_tokens/self", Map.of("Authorization", "Token " + TOKEN), Reply.json(body));
        return Conversation.about(TOKEN, self, facts);
    }

    @Override
    Stream<Refusal> refusals() {
        return Stream.of(
                new Refusal("wrong token", Reply.json(401, Json.object("detail", "Invalid API key.")), REJECTED));
    }
}
