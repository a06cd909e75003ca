package io.keyaudit.declarative.facts;

import static io.keyaudit.FailureKind.CONFIGURATION;
import static io.keyaudit.FailureKind.FORBIDDEN;
import static io.keyaudit.FailureKind.RATE_LIMITED;
import static io.keyaudit.FailureKind.REJECTED;
import static io.keyaudit.FailureKind.UNAVAILABLE;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

class ShopifyTest extends ServiceContract {
    private static final String TOKEN = "shpat_" + "a1b2c3d4".repeat(4);

    ShopifyTest() {
        super("shopify");
    }

    @Override
    Conversation key(Optional<List<String>> scopes, Random random) {
        Object list = scopes.<Object>map(names ->
                        names.stream().map(name -> Json.object("handle", name)).toList())
                .orElse(Json.ABSENT);
        Exchange asked = new Exchange(
                "GET /admin/oauth/access_scopes.json",
                Map.of("X-Shopify-Access-Token", TOKEN),
                Reply.json(Json.object("access_scopes", list)).with("X-Shopify-Shop-Api-Call-Limit: 1/40"));
        return Conversation.about(TOKEN, asked, Map.of());
    }

    @Override
    Stream<Refusal> refusals() {
        return Stream.of(
                new Refusal("wrong token", error(401, "[API] Invalid API key or access token"), REJECTED),
                new Refusal("forbidden", error(403, "Forbidden"), FORBIDDEN),
                new Refusal("frozen", error(402, "Payment Required"), UNAVAILABLE),
                new Refusal("locked", error(423, "Locked"), UNAVAILABLE),
                new Refusal("no such shop", error(404, "Not Found"), CONFIGURATION),
                new Refusal(
                        "password page",
                        Reply.html(302).with("Location: https://elsewhere.example.com/password"),
                        CONFIGURATION),
                new Refusal("limit", error(429, "Exceeded").with("Retry-After: 2.0"), RATE_LIMITED));
    }

    private static Reply error(int status, String message) {
        return Reply.json(status, Json.object("errors", message));
    }

    @Override
    Stream<String> unsupported() {
        return Stream.of("shpss_" + "a1b2c3d4".repeat(4), "a1b2c3d4".repeat(4));
    }
}
