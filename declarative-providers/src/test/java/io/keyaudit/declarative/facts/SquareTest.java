package io.keyaudit.declarative.facts;

import static io.keyaudit.FailureKind.FORBIDDEN;
import static io.keyaudit.FailureKind.RATE_LIMITED;
import static io.keyaudit.FailureKind.REJECTED;
import static io.keyaudit.FailureKind.UNAVAILABLE;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

class SquareTest extends ServiceContract {
    private static final String TOKEN = "EAAA" + "a1B2c3".repeat(10);

    SquareTest() {
        super("square");
    }

    @Override
    Conversation key(Optional<List<String>> scopes, Random random) {
        Map<String, String> facts = new TreeMap<>(Map.of("owner", "ML7", "expires", "none"));
        Object expires = random.nextBoolean() ? Json.ABSENT : "";
        if (random.nextBoolean()) {
            expires = "2026-12-31T00:00:00Z";
            facts.put("expires", "2026-12-31T00:00:00Z");
        }
        Map<String, Object> body = Json.object(
                "scopes", list(scopes), "expires_at", expires, "client_id", "sq0idp-x", "merchant_id", "ML7");
        Exchange status = new Exchange(
                "POST /oauth2/token/status",
                Map.of("Authorization", "Bearer " + TOKEN, "Square-Version", "2025-01-23"),
                Reply.json(body));
        return Conversation.about(TOKEN, status, facts);
    }

    @Override
    Stream<Refusal> refusals() {
        return Stream.of(
                new Refusal("wrong token", error(401, "AUTHENTICATION_ERROR", "UNAUTHORIZED"), REJECTED),
                new Refusal(
                        "wrong token, old answer",
                        Reply.json(401, Json.object("message", "Not Authorized", "type", "service.not_authorized")),
                        REJECTED),
                new Refusal("forbidden", error(403, "AUTHENTICATION_ERROR", "INSUFFICIENT_SCOPES"), FORBIDDEN),
                new Refusal("limit", error(429, "RATE_LIMIT_ERROR", "RATE_LIMITED"), RATE_LIMITED),
                new Refusal("out of order", error(503, "API_ERROR", "SERVICE_UNAVAILABLE"), UNAVAILABLE));
    }

    private static Reply error(int status, String category, String code) {
        return Reply.json(status, Json.object("errors", List.of(Json.object("category", category, "code", code))));
    }

    @Override
    Stream<String> unsupported() {
        return Stream.of("sq0csp-" + "a1B2".repeat(10), "sq0idp-" + "a1B2c3".repeat(3) + "xyzw");
    }
}
