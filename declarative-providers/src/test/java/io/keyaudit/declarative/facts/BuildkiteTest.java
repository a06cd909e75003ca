package io.keyaudit.declarative.facts;

import static io.keyaudit.FailureKind.FORBIDDEN;
import static io.keyaudit.FailureKind.RATE_LIMITED;
import static io.keyaudit.FailureKind.REJECTED;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

class BuildkiteTest extends ServiceContract {
    private static final String TOKEN = "bkua_" + "a1b2c3d4".repeat(5);

    BuildkiteTest() {
        super("buildkite");
    }

    @Override
    Conversation key(Optional<List<String>> scopes, Random random) {
        Map<String, String> facts = new TreeMap<>(Map.of(
                "id",
                "b632",
                "label",
                "ci",
                "created",
                "2026-07-16T06:07:42Z",
                "owner",
                "a@example.com",
                "expires",
                "none"));
        Object expires = random.nextBoolean() ? Json.NULL : Json.ABSENT;
        if (random.nextBoolean()) {
            expires = "2026-12-23 06:07:42 UTC";
            facts.put("expires", "2026-12-23T06:07:42Z");
        }
        Map<String, Object> body = Json.object(
                "uuid",
                "b632",
                "scopes",
                list(scopes),
                "description",
                "ci",
                "created_at",
                "2026-07-16 06:07:42 UTC",
                "expires_at",
                expires,
                "user",
                Json.object("email", "a@example.com", "name", "A"));
        Exchange token =
                new Exchange("GET /v2/access-token", Map.of("Authorization", "Bearer " + TOKEN), Reply.json(body));
        return Conversation.about(TOKEN, token, facts);
    }

    @Override
    Stream<Refusal> refusals() {
        return Stream.of(
                new Refusal("wrong token", error(401, "Authentication required."), REJECTED),
                new Refusal("forbidden", error(403, "Forbidden"), FORBIDDEN),
                new Refusal("limit", error(429, "limit").with("RateLimit-Reset: 1"), RATE_LIMITED));
    }

    private static Reply error(int status, String message) {
        return Reply.json(status, Json.object("message", message));
    }

    @Override
    Stream<String> unsupported() {
        return Stream.of("bkaj_" + "a1b2c3d4".repeat(5), "bkct_" + "a1b2c3d4".repeat(5));
    }
}
