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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysRefusalsTest {
    private final PortalAccount account = PortalAccount.open();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        account.close();
    }

    private static void refused(Ran ran, int exitCode, String told) {
        assertThat(ran.err()).contains(told).doesNotContain("Exception", "\tat ");
        assertThat(ran.exitCode()).isEqualTo(exitCode);
        assertThat(ran.out()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "--name 1234567890123456789012345678901 --scope files:read --days 1 | a key's name has 1 to 30 characters",
                "--name _ --scope files:read --days 1 | a key's name has 1 to 30 characters",
                "--name a --scope files:admin --days 1 | this portal has no scope \"files:admin\"; it has: *, *:read,",
                "--name a --scope files:read --days 0 | --days: expected a number of days from 1 to 365",
                "--name a --scope files:read --days 366 | a key expires after 1 to 365 days or never, not after 366",
                "--name a --scope files:read --days x | --days: expected a number of days from 1 to 365",
                "--name a --scope files:read | --days",
                "--name a --days 1 | --unrestricted",
                "--name a --scope _ --days 1 | this portal has no scope \" \"",
                "--name a --scope files:read --unrestricted --days 1 | --scope and --unrestricted cannot be given together",
                "--name a --scope files:read --days 1 --never-expires | --days and --never-expires cannot be given together",
                "--scope files:read --days 1 | --name",
                "--name a --scope files:read --days 1 --colour | there is no option --colour",
            })
    void whatNoPortalTakes(String arguments, String told) {
        Path file = folder.resolve("new.key");
        List<String> more = new ArrayList<>(Arrays.asList(arguments.split(" ", -1)));
        more.replaceAll(argument -> argument.replace('_', ' '));
        more.addAll(List.of("--secret-file", file.toString()));

        refused(account.keys("create", more.toArray(String[]::new)), ExitCode.REFUSED, told);

        assertThat(file).doesNotExist();
        assertThat(account.labels()).containsExactly("admin");
    }

    private Ran create(String... secretOptions) {
        List<String> more = new ArrayList<>(List.of("--name", "a", "--scope", "files:read", "--days", "1"));
        more.addAll(List.of(secretOptions));
        return account.keys("create", more.toArray(String[]::new));
    }

    @Test
    void aSecretThatWouldBeShownOrCouldNotBeWritten() throws IOException {
        Path there = Files.writeString(folder.resolve("there"), "something");

        refused(create(), 2, "--secret-file or --secret-fd");
        refused(create("--secret-file", there.toString()), 2, "is there already");
        refused(create("--secret-file", folder.resolve("no/such").toString()), 2, "cannot be written");
        for (String descriptor : List.of("0", "1", "2", "-1", "03", "x")) {
            refused(create("--secret-fd", descriptor), 2, "--secret-fd: expected a number from 3 on");
        }
        refused(create("--secret-fd", "9999"), 2, "descriptor 9999 is not open for writing");
        refused(create("--secret-fd", "3", "--secret-file", "f"), 2, "cannot be given together");

        assertThat(there).hasContent("something");
        assertThat(account.labels()).containsExactly("admin");
    }

    @Test
    void aKeyOfSomebodyElse() throws IOException {
        account.portal.createKey(
                PortalKey.of("theirs", List.of("files:write")).withOwner(DocSpaceUser.user("Somebody")));
        String id = account.id("theirs");

        refused(account.keys("update", "--id", id, "--name", "mine"), 3, "belongs to somebody else");
        refused(account.keys("revoke", "--id", id), 3, "belongs to somebody else");
        refused(
                account.keys(
                        "rotate",
                        "--id",
                        id,
                        "--days",
                        "1",
                        "--secret-file",
                        folder.resolve("f").toString()),
                2,
                "rotate it with a key of its own owner");
        assertThat(folder.resolve("f")).doesNotExist();

        assertThat(account.labels()).contains("theirs");
    }

    @Test
    void anExpiredKey() {
        account.portal.createKey(PortalKey.of("old", List.of("files:write"))
                .withExpiry(Instant.now().minusSeconds(60)));
        String id = account.id("old");

        refused(
                account.keys("update", "--id", id, "--name", "new"),
                3,
                "has expired, after which it can only be revoked");
        assertThat(account.keys("revoke", "--id", id).exitCode()).isZero();
    }

    @Test
    void aKeyThatIsNotThere() {
        String id = "7c1e9f02-6a53-4f0f-8a3c-1f2e3d4c5b6a";

        refused(account.keys("update", "--id", id, "--name", "new"), 3, "no key with this id");
        refused(account.keys("revoke", "--id", id), 3, "no key with this id");
        refused(account.keys("revoke", "--id", "some-key"), 2, "no key has an id that begins so");
        refused(account.keys("rotate", "--id", id, "--dry-run"), 2, "no key that can be seen has this id");
        refused(account.keys("update", "--id", id), 2, "nothing is to be changed");
        refused(account.keys("update", "--id", id, "--activate", "--deactivate"), 2, "--");
        refused(account.keys("revoke"), 2, "--id");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"files:write", "*:read"})
    void aKeyThatMayNotManageKeys(String scope) {
        String scoped = account.portal.createKey(PortalKey.of("scoped", List.of(scope)));
        Path file = folder.resolve("new.key");

        refused(
                account.keysWith(
                        scoped,
                        "create",
                        "--name",
                        "a",
                        "--scope",
                        "files:read",
                        "--days",
                        "1",
                        "--secret-file",
                        file.toString()),
                3,
                "403");
        refused(account.keysWith(scoped, "revoke", "--id", account.id("admin")), 3, "the scope *:write");

        assertThat(file).doesNotExist();
        assertThat(account.labels()).hasSize(2);
    }

    @Test
    void aKeyThatDoesNotWork() {
        refused(account.keysWith("sk-" + "0".repeat(64), "revoke", "--id", account.id("admin")), 3, "401");
    }

    @Test
    void aSixthKeyInAQuarterOfAnHour() {
        for (int i = 0; i < 5; i++) {
            assertThat(create("--secret-file", folder.resolve("key" + i).toString())
                            .exitCode())
                    .isZero();
        }
        Path file = folder.resolve("key5");

        refused(create("--secret-file", file.toString()), 3, "5 new keys of one user in 15 minutes");

        assertThat(file).doesNotExist();
        assertThat(account.labels()).hasSize(6);
    }

    @Test
    void aProviderThatCannot() {
        for (String command : List.of("list", "create", "update", "revoke", "rotate", "tighten")) {
            List<String> arguments = new ArrayList<>(List.of("keys", command, "bitfinex"));
            switch (command) {
                case "create" ->
                    arguments.addAll(List.of("--name", "a", "--unrestricted", "--days", "1", "--secret-file", "f"));
                case "update", "revoke", "rotate" -> arguments.addAll(List.of("--id", "1"));
                default -> {}
            }
            refused(
                    Keyaudit.installed().with(Map.of()).run(arguments.toArray(String[]::new)),
                    2,
                    "bitfinex cannot do this; these can: docspace");
        }
        refused(Keyaudit.installed().run("keys", "list", "docspce"), 2, "docspace");
        refused(Keyaudit.installed().run("keys"), 2, "Commands:");
        refused(Keyaudit.installed().run("keys", "lst"), 2, "there is no such command");
    }

    @Test
    void aGuestSeesAndManagesNoKeysButTheirOwn() {
        String guest =
                account.portal.createKey(PortalKey.unrestricted("guest").withOwner(DocSpaceUser.guest("A guest")));

        Ran listed = account.keysWith(guest, "list");

        assertThat(listed.outUnwrapped()).contains("1 key of one user; unknown whether others have any");
        refused(account.keysWith(guest, "revoke", "--id", account.id("admin")), 3, "belongs to somebody else");
        assertThat(account.keys("list").out()).contains("lists 2 keys of all users");
    }
}
