package io.keyaudit.declarative.facts;

import static io.keyaudit.FailureKind.PROTOCOL;
import static io.keyaudit.FailureKind.REJECTED;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The service answers only about the privileges that it is asked about. */
class ElasticsearchTest extends ServiceContract {
    private static final String KEY = "VnVhQ2ZHY0JDZGJrUW0tZTVhT3g6dWkybHAyYXhUTm1zeWFrdzl0dk5udw==";
    private static final Pattern CLUSTER = Pattern.compile("\"cluster\":\\[([^]]*)]");
    private static final Pattern INDEX =
            Pattern.compile("\"index\":\\[\\{\"names\":\\[\"\\*\"],\"privileges\":\\[([^]]*)]");

    ElasticsearchTest() {
        super("elasticsearch");
    }

    @Override
    Conversation key(Optional<List<String>> scopes, Random random) {
        List<String> held = scopes.orElse(List.of());
        boolean ofUser = random.nextInt(4) == 0;
        String user = List.of("elastic", "metrics-collector").get(random.nextInt(2));
        String basic =
                "Basic " + Base64.getEncoder().encodeToString((user + ":s3cret").getBytes(StandardCharsets.UTF_8));
        Exchange asked = new Exchange(
                "POST /_security/user/_has_privileges",
                Map.of("Authorization", ofUser ? basic : "ApiKey " + KEY, "Content-Type", "application/json"),
                body -> Reply.json(Json.object(
                        "username",
                        user,
                        "has_all_requested",
                        false,
                        "cluster",
                        flags(CLUSTER, body, "cluster:", held),
                        "index",
                        Json.object("*", flags(INDEX, body, "index:", held)),
                        "application",
                        Map.of())));
        Map<String, String> credentials =
                ofUser ? Map.of("username", user, "password", "s3cret") : Map.of("apiKey", KEY);
        // What a credential says is not reported.
        Map<String, String> facts = ofUser && user.length() >= 8 ? Map.of() : Map.of("owner", user);
        return new Conversation(credentials, Map.of(), "", List.of(asked), facts);
    }

    private static Map<String, Object> flags(Pattern list, String body, String prefix, List<String> held) {
        Map<String, Object> flags = new LinkedHashMap<>();
        Matcher asked = list.matcher(body);
        if (asked.find()) {
            Arrays.stream(asked.group(1).replace("\"", "").split(",", -1))
                    .map(String::strip)
                    .forEach(name -> flags.put(name, held.contains(prefix + name)));
        }
        return flags;
    }

    /** What is not asked about is not answered. */
    @Override
    Expectation expected(FactTable facts, Optional<List<String>> scopes) {
        return facts.expected(scopes.map(
                names -> names.stream().filter(facts.scopes()::contains).toList()));
    }

    @Override
    String mainCredential() {
        return "apiKey";
    }

    @Override
    Stream<Refusal> refusals() {
        return Stream.of(
                new Refusal(
                        "wrong key",
                        Reply.json(
                                401,
                                Json.object(
                                        "error",
                                        Json.object("reason", "missing authentication token for REST request"),
                                        "status",
                                        401)),
                        REJECTED),
                new Refusal(
                        "a flag that is a text",
                        Reply.json(Json.object(
                                "username", "elastic", "cluster", Json.object("monitor", "true"), "index", Map.of())),
                        PROTOCOL));
    }
}
