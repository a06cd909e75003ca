package io.keyaudit.declarative.facts;

import static io.keyaudit.FailureKind.PROTOCOL;
import static io.keyaudit.FailureKind.RATE_LIMITED;
import static io.keyaudit.FailureKind.REJECTED;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

class GitLabTest extends ServiceContract {
    private static final String TOKEN = "glpat-" + "a1B2".repeat(5);

    GitLabTest() {
        super("gitlab");
    }

    @Override
    Conversation key(Optional<List<String>> scopes, Random random) {
        Map<String, String> facts = new TreeMap<>(
                Map.of("id", "42", "label", "ci", "owner", "7", "created", "2026-01-05T09:00:00Z", "state", "active"));
        Object expires = Json.NULL;
        facts.put("expires", "none");
        switch (random.nextInt(4)) {
            case 0 -> {
                // Valid through the end of the day before.
                expires = "2026-12-31";
                facts.put("expires", "2026-12-31T00:00:00Z");
            }
            case 1 -> {
                expires = "2026-12-30T08:00:00.000Z";
                facts.put("expires", "2026-12-30T08:00:00Z");
            }
            case 2 -> {
                expires = "2026-11-21";
                facts.put("expires", "2026-11-21T00:00:00Z");
                facts.put("state", "expired");
            }
            default -> {}
        }
        boolean active = random.nextInt(4) > 0;
        if (!active && !facts.containsValue("expired")) {
            facts.put("state", "inactive");
        }
        Object used = Json.NULL;
        switch (random.nextInt(3)) {
            case 0 -> {
                used = "2026-11-20T08:00:00.000Z";
                facts.put("lastUsed", "2026-11-20T08:00:00Z");
            }
            // The audit's own use is not reported.
            case 1 -> used = "2026-11-21T10:00:01.000Z";
            default -> facts.put("lastUsed", "none");
        }
        if (scopes.filter(list -> list.contains("api")).isPresent()) {
            facts.put("managesKeys", "true");
        }
        Map<String, Object> body = Json.object(
                "id",
                42,
                "name",
                "ci",
                "revoked",
                false,
                "created_at",
                "2026-01-05T09:00:00.000Z",
                "scopes",
                list(scopes),
                "user_id",
                7,
                "last_used_at",
                used,
                "active",
                active,
                "expires_at",
                expires);
        return Conversation.about(TOKEN, self(Reply.json(body)), facts).below("/gitlab");
    }

    private static Exchange self(Reply reply) {
        return new Exchange("GET /gitlab/api/v4/personal_access_tokens/self", Map.of("PRIVATE-TOKEN", TOKEN), reply);
    }

    @Override
    Stream<Refusal> refusals() {
        return Stream.of(
                new Refusal("unknown", Reply.json(401, Json.object("message", "401 Unauthorized")), REJECTED),
                new Refusal(
                        "revoked",
                        Reply.json(
                                401,
                                Json.object(
                                        "error",
                                        "invalid_token",
                                        "error_description",
                                        "Token was revoked. You have to")),
                        REJECTED),
                new Refusal("too many", Reply.text(429, "Retry later"), RATE_LIMITED),
                new Refusal("sign-in page", Reply.html(200), PROTOCOL),
                new Refusal("sent to sign in", Reply.html(302).with("Location: https://sso.example.com/"), PROTOCOL));
    }

    @Override
    Stream<String> unsupported() {
        return Stream.of("gldt", "glptt", "glrt", "glcbt", "glft", "glimt", "glagent", "glsoat", "gloas")
                .map(prefix -> prefix + "-" + "a1B2".repeat(5));
    }
}
