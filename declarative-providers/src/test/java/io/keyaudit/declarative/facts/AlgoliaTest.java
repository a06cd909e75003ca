package io.keyaudit.declarative.facts;

import static io.keyaudit.FailureKind.RATE_LIMITED;
import static io.keyaudit.FailureKind.REJECTED;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

class AlgoliaTest extends ServiceContract {
    private static final String KEY = "a1b2c3d4".repeat(4);
    private static final String APPLICATION = "A1B2C3D4E5";

    AlgoliaTest() {
        super("algolia");
    }

    @Override
    Conversation key(Optional<List<String>> scopes, Random random) {
        Map<String, String> facts =
                new TreeMap<>(Map.of("label", "web", "created", "2026-02-02T02:40:00Z", "restrictions", "none"));
        boolean restricted = random.nextBoolean();
        boolean lapses = random.nextBoolean();
        if (restricted || lapses) {
            facts.put("restrictions", (restricted ? "dev_*;https://example.com/*;" : "") + (lapses ? "86400" : ""));
        }
        String query = "";
        facts.put("addresses", "none");
        if (random.nextBoolean()) {
            query = "restrictSources=192.0.2.0%2F24,198.51.100.7&filters=a";
            facts.put("addresses", "192.0.2.0/24,198.51.100.7");
        }
        Map<String, Object> body = Json.object(
                "value",
                KEY,
                "createdAt",
                1_770_000_000,
                "acl",
                list(scopes),
                "validity",
                lapses ? 86_400 : 0,
                "indexes",
                restricted ? List.of("dev_*") : List.of(),
                "referers",
                restricted ? List.of("https://example.com/*") : List.of(),
                "queryParameters",
                query,
                "description",
                "web",
                "maxQueriesPerIPPerHour",
                0,
                "maxHitsPerQuery",
                0);
        Exchange asked = new Exchange(
                "GET /1/keys/" + KEY,
                Map.of("x-algolia-application-id", APPLICATION, "x-algolia-api-key", KEY),
                Reply.json(body));
        return new Conversation(Map.of("apiKey", KEY), Map.of("appId", APPLICATION), "", List.of(asked), facts);
    }

    @Override
    String mainCredential() {
        return "apiKey";
    }

    @Override
    Stream<Refusal> refusals() {
        return Stream.of(
                new Refusal("wrong key", error(403, "Invalid Application-ID or API key"), REJECTED),
                new Refusal("limit", error(429, "Too many requests"), RATE_LIMITED));
    }

    private static Reply error(int status, String message) {
        return Reply.json(status, Json.object("message", message, "status", status));
    }
}
