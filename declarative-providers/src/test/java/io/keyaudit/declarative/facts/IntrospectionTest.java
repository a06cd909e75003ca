package io.keyaudit.declarative.facts;

import static io.keyaudit.FailureKind.CONFIGURATION;
import static io.keyaudit.FailureKind.PROTOCOL;
import static io.keyaudit.FailureKind.REJECTED;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What scopes grant is not documented: only the server's operator knows. */
class IntrospectionTest extends ServiceContract {
    private static final String TOKEN = "opaque+token/" + "a1B2".repeat(5);
    // Name and secret are encoded as in a form first.
    private static final String BASIC =
            Base64.getEncoder().encodeToString("auditor%3A1:s%2Bcret%26".getBytes(StandardCharsets.UTF_8));

    IntrospectionTest() {
        super("oauth2-introspection");
    }

    @Override
    Conversation key(Optional<List<String>> scopes, Random random) {
        Map<String, String> facts = new TreeMap<>(Map.of("owner", "702b", "state", "active"));
        Object expires = Json.ABSENT;
        if (random.nextBoolean()) {
            expires = 1_795_275_413;
            facts.put("expires", "2026-11-21T15:36:53Z");
        }
        Object issued = Json.ABSENT;
        Object notBefore = Json.ABSENT;
        if (random.nextBoolean()) {
            issued = 1_795_275_113;
            notBefore = 1_795_275_113;
            facts.put("created", "2026-11-21T15:31:53Z");
            facts.put("notBefore", "2026-11-21T15:31:53Z");
        }
        Map<String, Object> body = Json.object(
                "active",
                true,
                "sub",
                "702b",
                "username",
                "robot",
                "client_id",
                "robot",
                "token_type",
                "Bearer",
                "exp",
                expires,
                "iat",
                issued,
                "nbf",
                notBefore,
                "scope",
                scopes.<Object>map(names -> String.join(" ", names)).orElse(Json.ABSENT));
        Exchange introspect = new Exchange(
                "POST /realms/demo/protocol/openid-connect/token/introspect",
                Map.of("Authorization", "Basic " + BASIC, "Content-Type", "application/x-www-form-urlencoded"),
                "token=" + TOKEN.replace("+", "%2B").replace("/", "%2F"),
                Reply.json(body));
        return new Conversation(
                Map.of("token", TOKEN, "clientId", "auditor:1", "clientSecret", "s+cret&"),
                Map.of("introspectionPath", "/protocol/openid-connect/token/introspect"),
                "/realms/demo",
                List.of(introspect),
                facts);
    }

    @Override
    Stream<Refusal> refusals() {
        return Stream.of(
                new Refusal("inactive", Reply.json(Json.object("active", false)), REJECTED),
                new Refusal("no verdict", Reply.json(Json.object("scope", "files.read")), PROTOCOL),
                new Refusal("verdict as a text", Reply.json(Json.object("active", "true")), PROTOCOL),
                new Refusal("wrong client", error(401, "invalid_request"), CONFIGURATION),
                new Refusal("no client", error(400, "invalid_request"), CONFIGURATION),
                new Refusal("public client", error(403, "invalid_request"), CONFIGURATION),
                new Refusal("no client, as another server says it", error(401, "invalid_client"), CONFIGURATION),
                new Refusal("not by POST", Reply.text(405, ""), CONFIGURATION),
                new Refusal("no such realm", error(404, "Realm does not exist"), CONFIGURATION));
    }

    private static Reply error(int status, String error) {
        return Reply.json(status, Json.object("error", error));
    }
}
