package io.keyaudit.declarative.facts;

import static io.keyaudit.FailureKind.FORBIDDEN;
import static io.keyaudit.FailureKind.RATE_LIMITED;
import static io.keyaudit.FailureKind.REJECTED;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

class SendGridTest extends ServiceContract {
    private static final String KEY = "SG." + "a1B2c3D4e5F6g7H8i9J0k1" + "." + "a1B2c3D4e5F6g7H8i9J0".repeat(2) + "xyz";

    SendGridTest() {
        super("sendgrid");
    }

    @Override
    Conversation key(Optional<List<String>> scopes, Random random) {
        Exchange asked = new Exchange(
                "GET /v3/scopes",
                Map.of("Authorization", "Bearer " + KEY),
                Reply.json(Json.object("scopes", list(scopes))));
        boolean makesKeys =
                scopes.stream().flatMap(List::stream).anyMatch(Set.of("api_keys.create", "api_keys.update")::contains);
        return new Conversation(
                Map.of("apiKey", KEY),
                Map.of(),
                "",
                List.of(asked),
                makesKeys ? Map.of("managesKeys", "true") : Map.of());
    }

    @Override
    String mainCredential() {
        return "apiKey";
    }

    @Override
    Stream<Refusal> refusals() {
        return Stream.of(
                new Refusal("wrong key", error(401, "authorization required"), REJECTED),
                new Refusal("wrong address", error(403, "access forbidden"), FORBIDDEN),
                new Refusal(
                        "limit", error(429, "too many requests").with("X-RateLimit-Reset: 1795255201"), RATE_LIMITED));
    }

    private static Reply error(int status, String message) {
        return Reply.json(status, Json.object("errors", List.of(Json.object("field", Json.NULL, "message", message))));
    }
}
