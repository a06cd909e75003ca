package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.cli.Keyaudit.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole life of a key, through the command. */
class KeysCommandTest {
    private final PortalAccount account = PortalAccount.open();
    private final List<Ran> runs = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        account.close();
    }

    private Ran keys(String command, String... more) {
        Ran ran = account.keys(command, more);
        runs.add(ran);
        return ran;
    }

    private static String secretIn(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(file).content().matches("sk-[0-9a-f]{64}\n");
        return Files.readString(file).strip();
    }

    @Test
    void aKeysWholeLife() throws IOException {
        assertThat(keys("list").out()).contains("1 key: 1 read");

        Path file = folder.resolve("bot.key");
        Ran created = keys(
                "create",
                "--name",
                "docs-bot",
                "--scope",
                "files:read",
                "--scope",
                "rooms:read",
                "--days",
                "90",
                "--secret-file",
                file.toString());
        assertThat(created.err()).isEmpty();
        assertThat(created.exitCode()).isZero();
        String secret = secretIn(file);
        String id = account.id("docs-bot");
        assertThat(created.out()).contains(id).contains(file.toString());
        assertThat(account.show(secret).exitCode()).isZero();
        assertThat(PortalAccount.scopes(
                        PortalAccount.entries(account.show(secret).out()).get(0)))
                .containsExactlyInAnyOrder("files:read", "rooms:read");

        assertThat(keys("update", "--id", id, "--name", "renamed", "--scope", "files:write", "--scope", "rooms:read"))
                .isEqualTo(new Ran(0, "changed " + id + "\n", ""));
        assertThat(account.id("renamed")).isEqualTo(id);
        assertThat(PortalAccount.scopes(account.key("renamed"))).containsExactlyInAnyOrder("files:write", "rooms:read");
        assertThat(keys("update", "--id", id, "--deactivate").exitCode()).isZero();
        assertThat(account.show(secret).exitCode()).isEqualTo(ExitCode.UNREAD);
        assertThat(keys("update", "--id", id, "--activate").exitCode()).isZero();
        assertThat(account.show(secret).exitCode()).isZero();

        Path policy = Files.writeString(folder.resolve("policy.yaml"), """
                version: 1
                name: bots
                rules:
                  - id: bots-read
                    severity: high
                    match: { keys: ["portal/renamed*"] }
                    allowOnly: ["files:read", "rooms:read"]
                """);
        Ran shown = keys("tighten", "--policy", policy.toString(), "--as", "portal");
        assertThat(shown.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(shown.out()).startsWith("portal/renamed#").contains("-> rooms:read, files:read\n");
        assertThat(PortalAccount.scopes(account.key("renamed"))).contains("files:write");
        Ran tightened = keys("tighten", "--policy", policy.toString(), "--as", "portal", "--apply");
        assertThat(tightened.err()).isEmpty();
        assertThat(tightened.out()).startsWith("changed portal/renamed#");
        assertThat(tightened.exitCode()).isZero();
        assertThat(PortalAccount.scopes(account.key("renamed"))).containsExactlyInAnyOrder("files:read", "rooms:read");
        assertThat(keys("tighten", "--policy", policy.toString(), "--as", "portal", "--apply"))
                .isEqualTo(new Ran(0, "", ""));

        Path next = folder.resolve("next.key");
        Ran planned = keys("rotate", "--id", id, "--dry-run");
        assertThat(planned.exitCode()).isZero();
        assertThat(planned.out())
                .contains("1. create \"renamed\" with scopes ", "expiring after 90 days", "3. switch off " + id);
        assertThat(account.labels()).hasSize(2);
        Ran rotated = keys("rotate", "--id", id, "--secret-file", next.toString());
        assertThat(rotated.err()).isEmpty();
        assertThat(rotated.out()).contains("1. created", "2. the new key can do the same", "3. switched off " + id);
        assertThat(rotated.exitCode()).isZero();
        String newSecret = secretIn(next);
        assertThat(account.show(secret).exitCode()).isEqualTo(ExitCode.UNREAD);
        assertThat(PortalAccount.scopes(
                        PortalAccount.entries(account.show(newSecret).out()).get(0)))
                .containsExactlyInAnyOrder("files:read", "rooms:read");

        assertThat(keys("revoke", "--id", id).out()).isEqualTo("revoked " + id + "\n");
        assertThat(keys("revoke", "--id", account.id("renamed")).exitCode()).isZero();
        assertThat(account.show(newSecret).exitCode()).isEqualTo(ExitCode.UNREAD);
        assertThat(account.labels()).containsExactly("admin");

        assertThat(runs)
                .allSatisfy(ran -> assertThat(ran.out() + ran.err()).doesNotContain(secret, newSecret, account.secret));
    }

    @Test
    void theShortIdThatNamesShowIsEnough() throws IOException {
        keys(
                "create",
                "--name",
                "bot",
                "--scope",
                "files:read",
                "--days",
                "9",
                "--secret-file",
                folder.resolve("a").toString());
        String id = account.id("bot");

        assertThat(keys("update", "--id", id.substring(0, 8), "--name", "renamed")
                        .out())
                .isEqualTo("changed " + id + "\n");
        Ran none = keys("revoke", "--id", id.startsWith("00000000") ? "11111111" : "00000000");
        assertThat(none.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(none.err()).contains("no key has an id that begins so");
        assertThat(account.labels()).contains("renamed");
    }

    @Test
    void aKeyOfItsOwnCanBeRotatedWithItself() throws IOException {
        Path file = folder.resolve("admin.key");

        Ran rotated = keys("rotate", "--id", account.id("admin"), "--days", "30", "--secret-file", file.toString());

        assertThat(rotated.err()).isEmpty();
        assertThat(rotated.exitCode()).isZero();
        assertThat(account.show(secretIn(file)).exitCode()).isZero();
        assertThat(account.show(account.secret).exitCode()).isEqualTo(ExitCode.UNREAD);
    }

    @Test
    void fullAccessHasToBeSaid() throws IOException {
        Path file = folder.resolve("all.key");

        assertThat(keys(
                                "create",
                                "--name",
                                "all",
                                "--unrestricted",
                                "--never-expires",
                                "--secret-file",
                                file.toString())
                        .exitCode())
                .isZero();

        assertThat(account.key("all").get("unrestricted").asBoolean()).isTrue();
        Path next = folder.resolve("next.key");
        assertThat(keys("rotate", "--id", account.id("all"), "--never-expires", "--secret-file", next.toString()))
                .isEqualTo(new Ran(
                        2,
                        "",
                        "keyaudit: the key has full access; say --unrestricted if the new one is to"
                                + " have it as well\n"));
        assertThat(keys(
                                "rotate",
                                "--id",
                                account.id("all"),
                                "--never-expires",
                                "--unrestricted",
                                "--secret-file",
                                next.toString())
                        .exitCode())
                .isZero();
        assertThat(account.show(secretIn(next)).exitCode()).isZero();
    }
}
