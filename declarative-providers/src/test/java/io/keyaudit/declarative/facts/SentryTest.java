package io.keyaudit.declarative.facts;

import static io.keyaudit.FailureKind.FORBIDDEN;
import static io.keyaudit.FailureKind.PROTOCOL;
import static io.keyaudit.FailureKind.RATE_LIMITED;
import static io.keyaudit.FailureKind.REJECTED;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

class SentryTest extends ServiceContract {
    private static final String TOKEN = "sntryu_" + "a1b2c3d4".repeat(8);

    SentryTest() {
        super("sentry");
    }

    @Override
    Conversation key(Optional<List<String>> scopes, Random random) {
        boolean user = random.nextBoolean();
        Map<String, Object> body = Json.object(
                "version",
                "0",
                "auth",
                Json.object("scopes", list(scopes)),
                "user",
                user ? Json.object("id", "7", "email", "a@example.com", "name", "A") : Json.NULL);
        Exchange root = new Exchange("GET /api/0/", Map.of("Authorization", "Bearer " + TOKEN), Reply.json(body));
        return Conversation.about(TOKEN, root, user ? Map.of("owner", "7") : Map.of());
    }

    @Override
    Stream<Refusal> refusals() {
        return Stream.of(
                new Refusal(
                        "token not read",
                        Reply.json(Json.object("version", "0", "auth", Json.NULL, "user", Json.NULL)),
                        REJECTED),
                new Refusal("wrong token", error(401, "Invalid token"), REJECTED),
                new Refusal("expired", error(401, "Token expired"), REJECTED),
                new Refusal("forbidden", error(403, "You do not have permission"), FORBIDDEN),
                new Refusal("limit", error(429, "You are attempting to use this endpoint too"), RATE_LIMITED),
                new Refusal("sign-in page", Reply.html(200), PROTOCOL));
    }

    private static Reply error(int status, String detail) {
        return Reply.json(status, Json.object("detail", detail));
    }
}
