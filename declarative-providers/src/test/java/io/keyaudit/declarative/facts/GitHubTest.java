package io.keyaudit.declarative.facts;

import static io.keyaudit.FailureKind.FORBIDDEN;
import static io.keyaudit.FailureKind.PROTOCOL;
import static io.keyaudit.FailureKind.RATE_LIMITED;
import static io.keyaudit.FailureKind.REJECTED;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

class GitHubTest extends ServiceContract {
    private static final String TOKEN = "ghp_" + "a1B2".repeat(9);

    GitHubTest() {
        super("github");
    }

    @Override
    Conversation key(Optional<List<String>> scopes, Random random) {
        Reply reply = Reply.json(Json.object("login", "alice", "id", 7, "name", Json.NULL, "type", "User"))
                .with("X-Accepted-OAuth-Scopes: admin:enterprise");
        Map<String, String> facts = new TreeMap<>(Map.of("owner", "alice", "expires", "none"));
        if (scopes.isPresent()) {
            // A header can come several times; the values belong together.
            int half = random.nextInt(scopes.get().size() + 1);
            reply = reply.with(
                    "X-OAuth-Scopes: " + String.join(", ", scopes.get().subList(0, half)));
            if (half < scopes.get().size()) {
                reply = reply.with("x-oauth-scopes: "
                        + String.join(
                                ",", scopes.get().subList(half, scopes.get().size())));
            }
        }
        switch (random.nextInt(4)) {
            case 0 -> {
                reply = reply.with("github-authentication-token-expiration: 2026-12-31 10:00:00 UTC");
                facts.put("expires", "2026-12-31T10:00:00Z");
            }
            case 1 -> {
                reply = reply.with("github-authentication-token-expiration: 2026-12-31 10:00:00 -0700");
                facts.put("expires", "2026-12-31T17:00:00Z");
            }
            default -> {}
        }
        Exchange user = new Exchange(
                "GET /api/v3/user",
                Map.of(
                        "Authorization",
                        "Bearer " + TOKEN,
                        "Accept",
                        "application/vnd.github+json",
                        "X-GitHub-Api-Version",
                        "2022-11-28"),
                reply);
        return Conversation.about(TOKEN, user, facts).below("/api/v3");
    }

    @Override
    Stream<Refusal> refusals() {
        return Stream.of(
                new Refusal("bad credentials", error(401, "Bad credentials"), REJECTED),
                new Refusal("limit", error(403, "limit").with("x-ratelimit-remaining: 0"), RATE_LIMITED),
                new Refusal("second limit", error(403, "limit").with("Retry-After: 1"), RATE_LIMITED),
                new Refusal("too many requests", error(429, "limit").with("Retry-After: 1"), RATE_LIMITED),
                new Refusal("suspended", error(403, "Sorry. Your account was suspended."), FORBIDDEN),
                new Refusal("proxy", Reply.html(200), PROTOCOL),
                new Refusal("not about a user", Reply.json(Json.object("message", "hello")), PROTOCOL));
    }

    private static Reply error(int status, String message) {
        return Reply.json(status, Json.object("message", message));
    }

    @Override
    Stream<String> unsupported() {
        return Stream.of(
                "github_pat_11ABCDEFG0" + "a1B2".repeat(18),
                "ghu_" + "a1B2".repeat(9),
                "ghs_" + "a1B2".repeat(9),
                "ghr_" + "a1B2".repeat(9));
    }
}
