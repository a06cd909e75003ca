package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.cli.Keyaudit.Ran;
import io.keyaudit.sandbox.DocSpaceUser;
import io.keyaudit.sandbox.PortalKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code keyaudit check} with {@code inventory: true}. */
class InventoryCheckTest {
    private static final int ADMIN_LINE = 7;

    private final PortalAccount account = PortalAccount.open();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        account.close();
    }

    private void portalWithKeys() {
        account.portal.createKey(PortalKey.of("backup", List.of("files:read")));
        account.portal.createKey(PortalKey.of("backup 2", List.of("files:read")));
        account.portal.createKey(PortalKey.of("=cmd|' /C'!<script>", List.of("accounts:write"))
                .withOwner(DocSpaceUser.user("Jane"))
                .withExpiry(Instant.now().minusSeconds(600)));
        account.portal.createKey(PortalKey.unrestricted("all").withCreation(Instant.parse("2020-01-01T00:00:00Z")));
    }

    private Path keysFile(URI first, String firstKey) throws IOException {
        Files.writeString(folder.resolve("first"), firstKey);
        Files.writeString(folder.resolve("admin"), account.secret);
        return Files.writeString(folder.resolve("keys.yaml"), """
                version: 1
                keys:
                  - name: first
                    provider: docspace
                    endpoint: %s
                    credentials: { apiKey: file:first }
                  - name: admin
                    provider: docspace
                    endpoint: %s
                    credentials: { apiKey: file:admin }
                    inventory: true
                """.formatted(first, account.portal.endpoint()));
    }

    private Ran check(Path keys, String... more) {
        List<String> arguments = new ArrayList<>(List.of("check", keys.toString()));
        arguments.addAll(List.of(more));
        return Keyaudit.installed().with(Map.of()).run(arguments.toArray(String[]::new));
    }

    private JsonNode json(String file) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(folder.resolve(file)));
    }

    @Test
    void policyAndEveryFormatTreatListedKeysLikeAnyOther() throws IOException {
        portalWithKeys();
        Path keys = keysFile(
                account.portal.endpoint(), account.portal.createKey(PortalKey.of("first", List.of("rooms:read"))));
        List<String> formats = new ArrayList<>(List.of("--policy", "builtin:recommended", "--format", "table"));
        for (String format : List.of("json", "sarif", "junit", "csv", "markdown", "html", "ocsf")) {
            formats.addAll(List.of("--format", format + "=" + folder.resolve(format)));
        }

        Ran ran = check(keys, formats.toArray(String[]::new));

        assertThat(ran.err()).isEmpty();
        assertThat(ran.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(ran.out()).contains("admin lists 6 keys of all users", "admin/backup#", "7 keys: 7 read\n");
        assertThat(ran.out())
                .contains("admin/backup 2#")
                .contains("recommended/duplicate")
                .contains("recommended/expired");
        List<JsonNode> listed = PortalAccount.entries(Files.readString(folder.resolve("json"))).stream()
                .filter(key -> key.has("listedBy"))
                .toList();
        assertThat(listed).hasSize(5).allSatisfy(key -> {
            assertThat(key.get("listedBy").asString()).isEqualTo("admin");
            assertThat(key.get("name").asString()).startsWith("admin/");
            assertThat(key.at("/attributes/owner/displayName").asString()).isNotEmpty();
            assertThat(key.get("attributes").has("createdAt")).isTrue();
            assertThat(key.get("attributes").has("expiresAt")).isTrue();
            // Of "first" it is not told: the audit itself used it.
            assertThat(key.get("attributes").has("lastUsedAt"))
                    .isEqualTo(!key.get("name").asString().startsWith("admin/first"));
        });
        // The list does not report whether owners are active.
        assertThat(json("json").get("findings").findValuesAsString("rule"))
                .doesNotContain("recommended/owner-inactive");
        // A refusal proves nothing, so no key shows whether the portal lets keys manage keys: no finding, and no pass.
        assertThat(json("json").get("findings")).isEmpty();
        assertThat(json("json").get("keys"))
                .extracting(key ->
                        key.at("/verdicts/advisory~1docspace~1keys-mint-keys").asString())
                .containsOnly("not-applicable");
        for (JsonNode result : json("sarif").at("/runs/0/results")) {
            String key = result.at("/locations/0/logicalLocations/0/name").asString("");
            if (key.startsWith("admin")) {
                // A listed key points to the one that lists it.
                String places = key.equals("admin") ? "/locations" : "/relatedLocations";
                assertThat(result.at(places + "/0/physicalLocation/region/startLine")
                                .asInt())
                        .as(key)
                        .isEqualTo(ADMIN_LINE);
            }
        }
        for (String format : List.of("csv", "junit", "markdown", "html", "ocsf", "sarif")) {
            assertThat(folder.resolve(format))
                    .content()
                    .contains("admin/backup")
                    .doesNotContain(account.secret);
        }
        assertThat(folder.resolve("markdown")).content().contains("6 keys of all users");
        assertThat(folder.resolve("html"))
                .content()
                .contains("6 keys of all users")
                .doesNotContain("'!<script>");
    }

    @Test
    void driftSeesListedKeysComeChangeAndGo() throws IOException {
        portalWithKeys();
        Path keys = keysFile(
                account.portal.endpoint(), account.portal.createKey(PortalKey.of("first", List.of("rooms:read"))));
        Path snapshot = folder.resolve("snapshot.json");
        assertThat(check(keys, "--save-snapshot", snapshot.toString()).exitCode())
                .isZero();
        assertThat(check(keys, "--baseline", snapshot.toString()).exitCode()).isZero();

        account.keys("update", "--id", account.id("backup"), "--scope", "files:write");
        account.keys("revoke", "--id", account.id("backup 2"));
        account.portal.createKey(PortalKey.of("new", List.of("files:read")));
        Ran ran = check(keys, "--baseline", snapshot.toString(), "--format", "json");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.FINDINGS);
        List<String> findings = new ArrayList<>();
        JsonNode report = JsonMapper.shared().readTree(ran.out());
        for (JsonNode key : report.get("keys")) {
            for (JsonNode finding : key.get("findings")) {
                findings.add(key.get("name").asString().replaceFirst("#.*", "") + " "
                        + finding.get("rule").asString());
            }
        }
        for (JsonNode finding : report.get("findings")) {
            findings.add(finding.path("key").asString("").replaceFirst("#.*", "") + " "
                    + finding.get("rule").asString());
        }
        assertThat(findings)
                .containsExactlyInAnyOrder(
                        "admin/backup drift/access-gained",
                        "admin/new drift/key-new",
                        "admin/backup 2 drift/key-vanished");
    }

    @Test
    void anAuditThatIsContinuedListsAgain() throws IOException {
        portalWithKeys();
        URI nobody = URI.create("http://127.0.0.1:9");
        Path keys = keysFile(nobody, account.secret);
        Path journal = folder.resolve("journal");
        Ran stopped = check(keys, "--resume", journal.toString(), "--format", "json", "--timeout", "3s");
        assertThat(stopped.exitCode()).isEqualTo(ExitCode.UNREAD);
        List<String> names = names(stopped);
        assertThat(names).hasSize(6).startsWith("first", "admin");

        Ran continued = check(keys, "--resume", journal.toString(), "--format", "json", "--timeout", "3s");

        assertThat(names(continued)).isEqualTo(names);
    }

    private static List<String> names(Ran ran) {
        return PortalAccount.entries(ran.out()).stream()
                .map(key -> key.get("name").asString())
                .toList();
    }

    @Test
    void aPortalThatLetsScopedKeysManageKeysIsOneFinding() throws IOException {
        try (PortalAccount old = PortalAccount.of("3.6.1")) {
            for (String name : List.of("a", "b", "c")) {
                old.portal.createKey(PortalKey.of(name, List.of("files:read")));
            }
            String scoped = old.portal.createKey(PortalKey.of("scoped", List.of("rooms:read")));

            Ran ran = old.keysWith(scoped, "list", "--policy", "builtin:recommended");

            assertThat(ran.outUnwrapped())
                    .containsOnlyOnce("advisory/docspace/keys-mint-keys")
                    .contains("lets keys create and change keys");
            assertThat(ran.exitCode()).isEqualTo(ExitCode.FINDINGS);
        }
    }
}
