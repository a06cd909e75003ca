package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.cli.Keyaudit.Ran;
import io.keyaudit.sandbox.DocSpaceUser;
import io.keyaudit.sandbox.PortalKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a policy has to say before a key is created, and about those that there are. */
class KeysPolicyTest {
    private final PortalAccount account = PortalAccount.open();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        account.close();
    }

    private String policy(String rules) throws IOException {
        return Files.writeString(folder.resolve("policy.yaml"), "version: 1\nname: ours\nrules:\n" + rules)
                .toString();
    }

    private Ran create(String policy, String scope, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--name", "bot", "--scope", scope, "--policy", policy));
        arguments.addAll(List.of("--secret-file", folder.resolve("bot.key").toString()));
        arguments.addAll(List.of(more));
        return account.keys("create", arguments.toArray(String[]::new));
    }

    @Test
    void aKeyThatWouldBreakThePolicyIsNotCreated() throws IOException {
        String policy = policy("""
                  - { id: read-only, severity: high, match: { tags: [reader] }, forbid: ["*:write"] }
                  - { id: short, severity: low, expect: { maxLifetime: 30d } }
                """);

        Ran writes = create(policy, "files:write", "--days", "30", "--tag", "reader");
        assertThat(writes.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(writes.err())
                .contains("high open read-only bot: ", "would break the policy \"ours\", so it was not created");
        Ran lasts = create(policy, "files:read", "--days", "31");
        assertThat(lasts.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(lasts.err()).contains("low open short bot: ");
        assertThat(folder.resolve("bot.key")).doesNotExist();
        assertThat(account.labels()).containsExactly("admin");

        assertThat(create(policy, "files:read", "--days", "30", "--tag", "reader")
                        .exitCode())
                .isZero();
        assertThat(account.labels()).contains("bot");
    }

    @Test
    void whatCannotBeToldIsABreach() throws IOException {
        String policy = policy("  - { id: misspelt, severity: high, forbid: [\"flies:write\"] }\n");

        Ran ran = create(policy, "files:read", "--days", "30");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(ran.err()).contains("high inconclusive misspelt: ", "files");
    }

    @Test
    void theBaselineLetsAFineKeyThroughAndSaysWhatItDidNotJudge() {
        Ran fine = create("builtin:recommended", "files:read", "--days", "30");
        assertThat(fine.err())
                .contains("not judged", "recommended/duplicate", "advisory/docspace/keys-mint-keys")
                .doesNotContain("owner-inactive");
        assertThat(fine.exitCode()).isZero();
    }

    @Test
    void theBaselineStopsOneThatGivesAccess() {
        Ran ran = create("builtin:recommended", "accounts:write", "--never-expires");
        assertThat(ran.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(ran.err()).contains("recommended/grants-access", "recommended/never-expires");
    }

    @Test
    void oneKeyThatCannotBeTightenedHidesNoOther() throws IOException {
        account.portal.createKey(PortalKey.of("mine", List.of("files:write")));
        account.portal.createKey(
                PortalKey.of("theirs", List.of("files:write")).withOwner(DocSpaceUser.user("Somebody")));
        account.portal.createKey(PortalKey.of("old", List.of("files:write"))
                .withExpiry(Instant.now().minusSeconds(60)));
        account.portal.createKey(PortalKey.of("rooms", List.of("rooms:read")));
        account.portal.createKey(PortalKey.unrestricted("all"));
        String policy = policy("  - { id: read-files, severity: high, allowOnly: [\"files:read\"] }\n");

        Ran dry = account.keys("tighten", "--policy", policy);
        assertThat(dry.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(dry.out())
                .contains("docspace/mine#", "docspace/theirs#", "docspace/all#")
                .contains("full access -> files:read");

        Ran applied = account.keys("tighten", "--policy", policy, "--apply");

        assertThat(applied.exitCode()).isEqualTo(ExitCode.UNREAD);
        assertThat(applied.out())
                .contains("changed docspace/mine#", "changed docspace/all#", "changed docspace: *:write -> files:read");
        assertThat(applied.err())
                .contains("not changed, or not known to be: docspace/theirs#", "docspace/old#")
                .containsPattern("docspace/rooms#\\w+: nothing would be left");
        String again = account.portal.createKey(PortalKey.of("admin 2", List.of("*:write")));
        List<String> scopes = PortalAccount.entries(
                        account.keysWith(again, "list", "--format", "json").out())
                .stream()
                .map(key -> key.at("/attributes/label").asString() + " " + PortalAccount.scopes(key))
                .toList();
        assertThat(scopes)
                .contains("mine [files:read]", "all [files:read]", "admin [files:read]")
                .contains("theirs [files:write]", "old [files:write]", "rooms [rooms:read]");
    }

    @Test
    void tighteningNeedsAPolicy() {
        Ran ran = account.keys("tighten");
        assertThat(ran.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(ran.err()).contains("--policy is missing");
    }
}
