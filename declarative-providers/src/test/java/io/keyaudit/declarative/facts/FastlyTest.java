package io.keyaudit.declarative.facts;

import static io.keyaudit.FailureKind.PROTOCOL;
import static io.keyaudit.FailureKind.REJECTED;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

class FastlyTest extends ServiceContract {
    private static final String TOKEN = "a1B2c3D4".repeat(4);

    FastlyTest() {
        super("fastly");
    }

    @Override
    Conversation key(Optional<List<String>> scopes, Random random) {
        Map<String, String> facts = new TreeMap<>(
                Map.of("id", "t7", "owner", "u7", "label", "ci", "created", "2026-01-01T00:00:00Z", "expires", "none"));
        Object expires = Json.NULL;
        if (random.nextBoolean()) {
            expires = "2026-12-31T00:00:00Z";
            facts.put("expires", "2026-12-31T00:00:00Z");
        }
        Object used = "2026-11-21T10:00:01Z";
        if (random.nextBoolean()) {
            used = "2026-11-20T08:00:00Z";
            facts.put("lastUsed", "2026-11-20T08:00:00Z");
        }
        // No service is listed for a key of all services.
        List<String> services = random.nextBoolean() ? List.of() : List.of("service-1");
        facts.put("restrictions", services.isEmpty() ? "none" : "service-1");
        boolean text = random.nextBoolean();
        Object scope = scopes.<Object>map(names -> String.join(" ", names)).orElse(Json.ABSENT);
        Map<String, Object> body = Json.object(
                "id",
                "t7",
                "user_id",
                "u7",
                "name",
                "ci",
                "scope",
                text ? scope : Json.ABSENT,
                "scopes",
                text ? Json.ABSENT : list(scopes),
                "services",
                services,
                "created_at",
                "2026-01-01T00:00:00Z",
                "last_used_at",
                used,
                "expires_at",
                expires,
                "ip",
                "192.0.2.7",
                "user_agent",
                "curl");
        Exchange self = new Exchange("GET /tokens/self", Map.of("Fastly-Key", TOKEN), Reply.json(body));
        return Conversation.about(TOKEN, self, facts);
    }

    @Override
    Stream<Refusal> refusals() {
        return Stream.of(
                new Refusal("expired", Reply.json(401, Json.object("msg", "Unauthorized")), REJECTED),
                new Refusal("not about a token", Reply.json(Json.object("scope", "global")), PROTOCOL),
                new Refusal("invalid", Reply.json(403, Json.object("msg", "Invalid token")), REJECTED));
    }
}
