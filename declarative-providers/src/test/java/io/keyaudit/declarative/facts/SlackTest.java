package io.keyaudit.declarative.facts;

import static io.keyaudit.FailureKind.FORBIDDEN;
import static io.keyaudit.FailureKind.PROTOCOL;
import static io.keyaudit.FailureKind.RATE_LIMITED;
import static io.keyaudit.FailureKind.REJECTED;
import static io.keyaudit.FailureKind.UNAVAILABLE;

import io.keyaudit.FailureKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

class SlackTest extends ServiceContract {
    private static final String TOKEN = "xoxb-1234567890-1234567890123-" + "a1B2".repeat(6);

    private static final Map<FailureKind, List<String>> ERRORS = Map.of(
            REJECTED, List.of("invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired"),
            FORBIDDEN,
                    List.of(
                            "missing_scope",
                            "not_allowed_token_type",
                            "no_permission",
                            "access_denied",
                            "org_login_required",
                            "enterprise_is_restricted",
                            "team_access_not_granted",
                            "two_factor_setup_required",
                            "ekm_access_denied"),
            RATE_LIMITED, List.of("ratelimited"),
            UNAVAILABLE, List.of("internal_error", "fatal_error", "service_unavailable", "request_timeout"),
            PROTOCOL, List.of("something_new"));

    SlackTest() {
        super("slack");
    }

    @Override
    Conversation key(Optional<List<String>> scopes, Random random) {
        Map<String, String> facts = new TreeMap<>(Map.of("owner", "U0456", "restrictions", "Acme"));
        Object expires = Json.ABSENT;
        if (random.nextBoolean()) {
            expires = 43_200;
            facts.put("expires", "2026-11-21T22:00:00Z");
        }
        Reply reply = Reply.json(Json.object(
                        "ok",
                        true,
                        "url",
                        "https://acme.slack.com/",
                        "team",
                        "Acme",
                        "user",
                        "deploybot",
                        "team_id",
                        "T0123",
                        "user_id",
                        "U0456",
                        "bot_id",
                        "B0789",
                        "is_enterprise_install",
                        false,
                        "expires_in",
                        expires))
                .with("x-accepted-oauth-scopes: admin");
        if (scopes.isPresent()) {
            reply = reply.with("x-oauth-scopes: " + String.join(",", scopes.get()));
        }
        Exchange test = new Exchange("POST /api/auth.test", Map.of("Authorization", "Bearer " + TOKEN), reply);
        return Conversation.about(TOKEN, test, facts);
    }

    @Override
    Stream<Refusal> refusals() {
        List<Refusal> refusals = new ArrayList<>();
        ERRORS.forEach((kind, errors) -> errors.forEach(error -> refusals.add(new Refusal(
                error,
                Reply.json(Json.object("ok", false, "error", error)).with("x-oauth-scopes: chat:write"),
                kind))));
        refusals.add(new Refusal(
                "too many requests",
                Reply.json(429, Json.object("ok", false, "error", "ratelimited"))
                        .with("Retry-After: 1"),
                RATE_LIMITED));
        refusals.add(new Refusal("no verdict", Reply.json(Json.object("team", "Acme")), PROTOCOL));
        refusals.add(new Refusal("verdict as a text", Reply.json(Json.object("ok", "true")), PROTOCOL));
        return refusals.stream();
    }

    @Override
    Stream<String> unsupported() {
        return Stream.of(
                "xoxe-1-" + "a1B2".repeat(9),
                "xoxc-1-2-" + "a1B2".repeat(9),
                "xoxd-" + "a1B2".repeat(9),
                "xoxa-2-" + "a1B2".repeat(9),
                "xoxr-" + "a1B2".repeat(9),
                "xoxs-" + "a1B2".repeat(9),
                "https://hooks.slack.com/services/T0123/B0456/" + "a1B2".repeat(6));
    }
}
