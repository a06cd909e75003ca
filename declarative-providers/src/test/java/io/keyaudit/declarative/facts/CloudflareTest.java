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

/** Of most tokens the service says only that they work: a second request is refused then. */
class CloudflareTest extends ServiceContract {
    private static final String TOKEN = "a1B2c3D4".repeat(5);
    private static final String ID = "ed17a1b2c3d4e5f60718293a4b5c6d7e";
    private static final Map<String, String> AUTHORIZATION = Map.of("Authorization", "Bearer " + TOKEN);

    private static final String ACCOUNT = "0a1b2c3d".repeat(4);

    CloudflareTest() {
        super("cloudflare");
    }

    @Override
    Conversation key(Optional<List<String>> scopes, Random random) {
        Map<String, String> facts = new TreeMap<>(Map.of("id", ID, "expires", "none", "notBefore", "none"));
        Object expires = Json.ABSENT;
        Object notBefore = Json.ABSENT;
        if (random.nextBoolean()) {
            expires = "2027-01-01T23:59:59Z";
            facts.put("expires", "2027-01-01T23:59:59Z");
            notBefore = "2026-01-01T00:00:00Z";
            facts.put("notBefore", "2026-01-01T00:00:00Z");
        }
        String status = RandomScopes.one(List.of("active", "active", "disabled", "expired"), random);
        facts.put("state", status.equals("disabled") ? "inactive" : status);
        Map<String, Object> verified =
                Json.object("id", ID, "status", status, "not_before", notBefore, "expires_on", expires);
        Reply details = scopes.map(names -> success(details(names, random, facts)))
                .orElse(failure(403, 9109, "Unauthorized to access requested resource"));
        boolean ofAccount = random.nextBoolean();
        String tokens = "/client/v4" + (ofAccount ? "/accounts/" + ACCOUNT : "/user") + "/tokens/";
        return new Conversation(
                Map.of("token", TOKEN),
                ofAccount ? Map.of("accountId", ACCOUNT) : Map.of(),
                "/client/v4",
                List.of(
                        new Exchange("GET " + tokens + "verify", AUTHORIZATION, success(verified)),
                        new Exchange("GET " + tokens + ID, AUTHORIZATION, details)),
                facts);
    }

    private static Map<String, Object> details(List<String> names, Random random, Map<String, String> facts) {
        facts.put("label", "ci");
        facts.put("created", "2026-01-01T00:00:00Z");
        facts.put("addresses", "none");
        if (names.stream().anyMatch(name -> name.matches("(Account )?API Tokens (Write|Edit)"))) {
            facts.put("managesKeys", "true");
        }
        // Both spellings are documented.
        String spelling = random.nextBoolean() ? "request_ip" : "request.ip";
        Object condition = Json.ABSENT;
        switch (random.nextInt(3)) {
            case 0 -> {
                condition = Json.object(
                        spelling, Json.object("in", List.of("192.0.2.0/24", "198.51.100.7"), "not_in", List.of()));
                facts.put("addresses", "192.0.2.0/24,198.51.100.7");
            }
            case 1 -> {
                // Neither any address is accepted, nor is there a list of those that are.
                condition = Json.object(spelling, Json.object("not_in", List.of("203.0.113.9")));
                facts.remove("addresses");
            }
            default -> {}
        }
        int half = names.size() / 2;
        return Json.object(
                "id",
                ID,
                "name",
                "ci",
                "status",
                "active",
                "issued_on",
                "2026-01-01T00:00:00Z",
                "policies",
                Stream.of(names.subList(0, half), names.subList(half, names.size()))
                        .filter(groups -> !groups.isEmpty())
                        .map(groups -> policy("allow", groups))
                        .toList(),
                "condition",
                condition);
    }

    private static Map<String, Object> policy(String effect, List<String> groups) {
        return Json.object(
                "id",
                "p1",
                "effect",
                effect,
                "resources",
                Json.object("com.cloudflare.api.account.zone.9f", "*"),
                "permission_groups",
                groups.stream()
                        .map(name -> Json.object("id", "g1", "name", name))
                        .toList());
    }

    static Reply success(Object result) {
        return Reply.json(Json.object("success", true, "errors", List.of(), "messages", List.of(), "result", result));
    }

    private static Reply failure(int status, int code, String message) {
        return Reply.json(
                status,
                Json.object(
                        "success",
                        false,
                        "errors",
                        List.of(Json.object("code", code, "message", message)),
                        "messages",
                        List.of(),
                        "result",
                        Json.NULL));
    }

    @Override
    Stream<String> unsupported() {
        return Stream.of("0a1b2c3d".repeat(4) + "0a1b2", "v1.0-" + "0a1b2c3d".repeat(8));
    }

    @Override
    Stream<Refusal> refusals() {
        return Stream.of(
                new Refusal("wrong token", failure(401, 1000, "Invalid API Token"), REJECTED),
                new Refusal("wrong address", failure(403, 9109, "Unauthorized"), FORBIDDEN),
                new Refusal("refused with status 200", failure(200, 1000, "Invalid API Token"), PROTOCOL),
                new Refusal("no verdict", Reply.json(Json.object("result", Json.object("id", ID))), PROTOCOL),
                new Refusal("limit", failure(429, 10000, "limit"), RATE_LIMITED));
    }
}
