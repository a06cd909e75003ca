package io.keyaudit.declarative.facts;

import static io.keyaudit.FailureKind.FORBIDDEN;
import static io.keyaudit.FailureKind.RATE_LIMITED;
import static io.keyaudit.FailureKind.REJECTED;
import static io.keyaudit.FailureKind.UNAVAILABLE;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A role decides; only a fine-grained token lists permissions: on its entities, and on everybody's. */
class HuggingFaceTest extends ServiceContract {
    private static final String TOKEN = "hf_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7";
    private static final String EVERYBODYS = "global.";

    HuggingFaceTest() {
        super("huggingface");
    }

    @Override
    Conversation key(Optional<List<String>> scopes, Random random) {
        List<String> names = stated(scopes.orElse(List.of()));
        Map<String, String> facts =
                new TreeMap<>(Map.of("owner", "alice", "label", "ci", "created", "2026-07-23T10:27:03.276Z"));
        boolean classic = names.size() == 1 && names.get(0).startsWith("role:");
        if (names.contains("user.tokens.write")) {
            facts.put("managesKeys", "true");
        }
        Object fineGrained = Json.ABSENT;
        facts.put("state", "active");
        facts.put("restrictions", "none");
        if (!classic) {
            fineGrained = fineGrained(names, random);
            facts.put("restrictions", "acme/x");
        }
        Map<String, Object> token = Json.object(
                "displayName",
                "ci",
                "role",
                classic ? names.get(0).substring(5) : "fineGrained",
                "createdAt",
                "2026-07-23T10:27:03.276Z",
                "fineGrained",
                fineGrained);
        Map<String, Object> body = Json.object(
                "type",
                "user",
                "id",
                "6a61",
                "name",
                "alice",
                "isPro",
                false,
                "orgs",
                List.of(),
                "auth",
                Json.object("type", "access_token", "accessToken", token));
        Exchange who = new Exchange("GET /api/whoami-v2", Map.of("Authorization", "Bearer " + TOKEN), Reply.json(body));
        return Conversation.about(TOKEN, who, facts);
    }

    private static Map<String, Object> fineGrained(List<String> names, Random random) {
        List<String> own = new ArrayList<>();
        List<String> others = new ArrayList<>();
        List<String> everybodys = new ArrayList<>();
        for (String name : names) {
            if (name.startsWith(EVERYBODYS)) {
                everybodys.add(name.substring(EVERYBODYS.length()));
            } else if (!name.equals("gated")) {
                (random.nextBoolean() ? own : others).add(name);
            }
        }
        return Json.object(
                "canReadGatedRepos",
                names.contains("gated"),
                "global",
                everybodys,
                "scoped",
                List.of(entity("user", "alice", own), entity("model", "acme/x", others)));
    }

    private static Map<String, Object> entity(String type, String name, List<String> permissions) {
        return Json.object(
                "entity", Json.object("_id", "6a61", "type", type, "name", name), "permissions", permissions);
    }

    /** A token has either a role and nothing else, or permissions. */
    private static List<String> stated(List<String> scopes) {
        return scopes.stream()
                .filter(scope -> scope.startsWith("role:"))
                .findFirst()
                .map(List::of)
                .orElse(scopes.stream()
                        .filter(scope -> !scope.startsWith("ROLE:") && !scope.equals("GATED"))
                        .map(scope -> scope.startsWith("GLOBAL.") ? scope.toLowerCase(Locale.ROOT) : scope)
                        .distinct()
                        .toList());
    }

    @Override
    Expectation expected(FactTable facts, Optional<List<String>> scopes) {
        return facts.expected(scopes.map(HuggingFaceTest::stated));
    }

    @Override
    Stream<Refusal> refusals() {
        return Stream.of(
                new Refusal("wrong token", error(401, "Invalid username or password."), REJECTED),
                new Refusal("forbidden", error(403, "Forbidden"), FORBIDDEN),
                new Refusal("limit", error(429, "Too many"), RATE_LIMITED),
                new Refusal("out of order", Reply.html(503), UNAVAILABLE));
    }

    private static Reply error(int status, String message) {
        return Reply.json(status, Json.object("error", message));
    }
}
