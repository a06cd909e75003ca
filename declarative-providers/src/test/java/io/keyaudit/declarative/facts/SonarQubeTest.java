package io.keyaudit.declarative.facts;

import static io.keyaudit.FailureKind.FORBIDDEN;
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

class SonarQubeTest extends ServiceContract {
    private static final String TOKEN = "squ_" + "a1b2c3d4".repeat(5);
    private static final String BASIC =
            Base64.getEncoder().encodeToString((TOKEN + ":").getBytes(StandardCharsets.UTF_8));

    SonarQubeTest() {
        super("sonarqube");
    }

    @Override
    Conversation key(Optional<List<String>> scopes, Random random) {
        Map<String, Object> body = Json.object(
                "isLoggedIn",
                true,
                "login",
                "robot",
                "name",
                "Robot",
                "local",
                true,
                "groups",
                List.of("sonar-users"),
                "permissions",
                Json.object("global", list(scopes)));
        Map<String, String> facts = new TreeMap<>(Map.of("owner", "robot"));
        if (scopes.filter(names -> names.contains("admin")).isPresent()) {
            facts.put("managesKeys", "true");
        }
        Exchange current = new Exchange(
                "GET /sonar/api/users/current", Map.of("Authorization", "Basic " + BASIC), Reply.json(body));
        return Conversation.about(TOKEN, current, facts).below("/sonar");
    }

    @Override
    Stream<Refusal> refusals() {
        return Stream.of(
                new Refusal(
                        "anonymous",
                        Reply.json(Json.object(
                                "isLoggedIn", false, "permissions", Json.object("global", List.of("scan")))),
                        REJECTED),
                new Refusal("answer of the validation", Reply.json(Json.object("valid", false)), PROTOCOL),
                new Refusal("wrong token", new Reply(401, List.of(), ""), REJECTED),
                new Refusal("forbidden", Reply.json(403, Json.object("errors", List.of())), FORBIDDEN));
    }
}
