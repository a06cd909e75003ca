package io.keyaudit.cli;

import io.keyaudit.cli.Keyaudit.Ran;
import io.keyaudit.sandbox.DocSpaceOptions;
import io.keyaudit.sandbox.DocSpaceService;
import io.keyaudit.sandbox.PortalKey;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A portal in the sandbox, and the command as an administrator of it would run it. */
final class PortalAccount implements AutoCloseable {
    final DocSpaceService portal;
    final String secret;

    private PortalAccount(DocSpaceService portal) {
        this.portal = portal;
        this.secret = portal.createKey(PortalKey.of("admin", List.of("*:write")));
    }

    static PortalAccount open() {
        return new PortalAccount(DocSpaceService.start());
    }

    static PortalAccount of(String version) {
        return new PortalAccount(
                DocSpaceService.start(DocSpaceOptions.defaults().withVersion(version)));
    }

    /** Runs {@code keyaudit keys}. */
    Ran keys(String command, String... more) {
        return keysWith(secret, command, more);
    }

    /** Runs {@code keyaudit keys} with another key. */
    Ran keysWith(String asking, String command, String... more) {
        return Keyaudit.installed()
                .with(Map.of("ASKING", asking))
                .run(arguments(portal.endpoint(), command, more).toArray(String[]::new));
    }

    static List<String> arguments(URI endpoint, String command, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "keys", command, "docspace", "--endpoint", endpoint.toString(), "--credential", "apiKey=env:ASKING"));
        arguments.addAll(List.of(more));
        return arguments;
    }

    /** What the key whose secret this is can do, by its own account. */
    Ran show(String asked) {
        return Keyaudit.installed()
                .with(Map.of("ASKED", asked))
                .run(
                        "show",
                        "docspace",
                        "--endpoint",
                        portal.endpoint().toString(),
                        "--credential",
                        "apiKey=env:ASKED",
                        "--format",
                        "json");
    }

    /** The report on every key. */
    List<JsonNode> listed() {
        return entries(keys("list", "--format", "json").out());
    }

    /** The keys of a JSON report. */
    static List<JsonNode> entries(String report) {
        return StreamSupport.stream(
                        JsonMapper.shared().readTree(report).get("keys").spliterator(), false)
                .toList();
    }

    List<String> labels() {
        return listed().stream()
                .map(key -> key.at("/attributes/label").asString())
                .toList();
    }

    /** The listed key of that name. */
    JsonNode key(String label) {
        return listed().stream()
                .filter(key -> key.at("/attributes/label").asString().equals(label))
                .findFirst()
                .orElseThrow();
    }

    String id(String label) {
        return key(label).at("/attributes/id").asString();
    }

    /** A key's scopes in a report. */
    static List<String> scopes(JsonNode key) {
        return StreamSupport.stream(key.get("nativeScopes").spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    @Override
    public void close() {
        portal.close();
    }
}
