package io.keyaudit.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keyaudit.FailureKind;
import io.keyaudit.Secret;
import io.keyaudit.spi.SecretSource;
import io.keyaudit.spi.UnreadableSecretException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class CommandHelperTest {
    private static final String SECRET = "sk-5ec2e7-0123456789";

    @TempDir
    private Path folder;

    private SecretHelper helper(String script) throws Exception {
        return SecretHelper.command("vault", List.of(Programs.script(folder, "program", script), "{path}"))
                .folder(folder);
    }

    private static String read(SecretHelper helper, String path) throws Exception {
        try (SecretSource source = helper.build(Programs.ENVIRONMENT)) {
            return source.read(List.of(path)).get(0).reveal();
        }
    }

    private static ThrowableAssertAlternative<UnreadableSecretException> fails(SecretHelper helper, FailureKind kind) {
        return assertThatExceptionOfType(UnreadableSecretException.class)
                .isThrownBy(() -> read(helper, "docs"))
                .withNoCause()
                .satisfies(failed -> {
                    assertThat(failed.kind()).isEqualTo(kind);
                    assertThat(failed.getMessage()).contains("\"vault\"").doesNotContain(SECRET);
                });
    }

    @Test
    void standardOutputIsTheSecret() throws Exception {
        assertThat(read(helper("printf '%s\\n' \"secret-$1\""), "kv/docs bot")).isEqualTo("secret-kv/docs bot");
    }

    @Test
    void pathAndFieldGoWhereTheArgumentsSay() throws Exception {
        SecretHelper helper = SecretHelper.command(
                "vault",
                List.of(
                        Programs.script(folder, "program", "printf '%s|' \"$@\""),
                        "get",
                        "-field={field}",
                        "kv/{path}"));
        assertThat(read(helper, "docs-bot#api.key")).isEqualTo("get|-field=api.key|kv/docs-bot|");
        try (SecretSource source = helper.build(Programs.ENVIRONMENT)) {
            assertThatExceptionOfType(UnreadableSecretException.class)
                    .isThrownBy(() -> source.check("docs-bot"))
                    .withMessageContaining("PATH#FIELD");
        }
        assertThatExceptionOfType(UnreadableSecretException.class)
                .isThrownBy(() -> read(helper("echo x"), "docs#key"))
                .withMessageContaining("no #FIELD");
    }

    @Test
    void noShellReadsTheArguments() throws Exception {
        SecretHelper helper = SecretHelper.command(
                "vault", List.of(Programs.script(folder, "program", "printf '%s' \"$1\""), "$(id) `id` * ; {path}"));
        assertThat(read(helper, "docs")).isEqualTo("$(id) `id` * ; docs");
    }

    @Test
    void theEnvironmentIsSmall() throws Exception {
        assertThat(read(helper("env | cut -d= -f1 | grep -v '^_$\\|PWD\\|SHLVL' | sort | tr '\\n' ,"), "docs"))
                .isEqualTo("HOME,PATH,");
        assertThat(read(
                        helper("printf '%s%s' \"$ASKED\" \"$UNASKED\"").environment(List.of("ASKED", "NOT_SET")),
                        "docs"))
                .isEqualTo("asked");
    }

    @Test
    void standardInputIsEmptyAndStandardErrorGoesNowhere() throws Exception {
        assertThat(read(helper("cat; echo " + SECRET + " >&2; echo the-secret"), "docs"))
                .isEqualTo("the-secret");
    }

    @Test
    void failuresSayNothingOfWhatTheProgramSays() throws Exception {
        fails(helper("echo " + SECRET + "; echo " + SECRET + " >&2; exit 7"), FailureKind.UNAVAILABLE)
                .withMessageContaining("exit code 7");
        fails(helper("true"), FailureKind.CONFIGURATION).withMessageContaining("wrote nothing");
        fails(helper("echo KEY; echo " + SECRET), FailureKind.CONFIGURATION).withMessageContaining("several lines");
        fails(helper("printf '\\377" + SECRET + "'"), FailureKind.CONFIGURATION).withMessageContaining("not UTF-8");
        fails(helper("exec head -c 70000 /dev/zero"), FailureKind.CONFIGURATION).withMessageContaining("64 KiB");
        fails(helper("true").folder(folder.resolve("none")), FailureKind.UNAVAILABLE)
                .withMessageContaining("could not be run");
    }

    @Test
    void aKeyOfSeveralLinesIsOneSecret() throws Exception {
        String pem = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----";
        assertThat(read(helper("printf '%s\\n' '" + pem + "'"), "docs")).isEqualTo(pem);
    }

    @Test
    void isKilledWithAllThatItStartedWhenItsTimeIsOver() throws Exception {
        Path pids = folder.resolve("pids");
        // Of the two that stay behind, one outlives the shell that started it.
        SecretHelper helper = helper("(sleep 300 & echo $! >> " + pids + ")\nsleep 300 & echo $! >> " + pids
                        + "\necho $$ >> " + pids + "\nwait")
                .timeout(Duration.ofSeconds(2));
        fails(helper, FailureKind.UNAVAILABLE).withMessageContaining("longer than 2000 ms");
        assertThat(Files.readAllLines(pids)).hasSize(3).allSatisfy(CommandHelperTest::ends);
    }

    @Test
    void whatItLeavesBehindIsKilled() throws Exception {
        Path pid = folder.resolve("pid");
        assertThat(read(helper("sleep 300 >/dev/null 2>&1 & echo $! > " + pid + "; echo the-secret"), "docs"))
                .isEqualTo("the-secret");
        ends(Files.readString(pid).strip());
    }

    @Test
    void isKilledWhenTheAuditIsStopped() throws Exception {
        Path started = folder.resolve("started");
        SecretSource source = helper(
                        "echo $$ > " + started + ".new; mv " + started + ".new " + started + "; exec sleep 300")
                .timeout(Duration.ofMinutes(5))
                .build(Programs.ENVIRONMENT);
        CountDownLatch interrupted = new CountDownLatch(1);
        Thread reader = new Thread(() -> {
            try {
                source.read(List.of("docs"));
            } catch (InterruptedException stopped) {
                interrupted.countDown();
            } catch (UnreadableSecretException unexpected) {
                // The latch stays as it is.
            }
        });
        reader.start();
        while (!Files.exists(started)) {
            Thread.onSpinWait();
        }
        reader.interrupt();
        assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
        ends(Files.readString(started).strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-rf",
                "--output=/tmp/x",
                "/etc/passwd",
                "../other",
                "a/../b",
                "a/..",
                "./a",
                "@file",
                "a://b",
                "a\nb",
                "a\"b",
                "a'b",
                "a]b",
                "a{path}b",
                "a$b",
                "a`b",
                "a;b",
                "a|b",
                "a*b",
                "a\\b",
                "a#-b",
                "a#",
                "#b",
                "a#b#c",
                " a",
                "a ",
                "a\0b",
                "a<b",
                "~a"
            })
    void aPathCannotBeMoreThanAPath(String path) throws Exception {
        Path ran = folder.resolve("ran");
        SecretHelper helper = helper("touch " + ran);
        assertThatExceptionOfType(UnreadableSecretException.class).isThrownBy(() -> read(helper, path));
        assertThat(ran).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"kv/ci/a, true", "kv/ci/a/b, true", "kv/ops/a, false", "xkv/ci/a, false", "one, true", "one/a, false"})
    void givesWhatIsAllowedOnly(String path, boolean allowed) throws Exception {
        SecretSource source = helper("echo x").allow(List.of("kv/ci/*", "one")).build(Programs.ENVIRONMENT);
        Optional<String> refused = Optional.empty();
        try {
            source.check(path);
        } catch (UnreadableSecretException notAllowed) {
            refused = Optional.ofNullable(notAllowed.getMessage());
        }
        assertThat(refused.isEmpty()).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"env", "file", "prompt", "dotenv", "json", "", "Vault", "1p", "a b", "a:b", "-a"})
    void cannotHaveTheseNames(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecretHelper.command(name, List.of("/bin/cat", "{path}")));
        assertThatIllegalArgumentException().isThrownBy(() -> SecretHelper.process(name, List.of("/bin/cat")));
    }

    @Test
    void whatCannotWorkIsRefusedBeforehand() {
        assertThatIllegalArgumentException().isThrownBy(() -> SecretHelper.command("a", List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> SecretHelper.command("a", List.of("/bin/cat", "b")));
        assertThatIllegalArgumentException().isThrownBy(() -> SecretHelper.command("a", List.of("{path}", "{path}")));
        for (String program : List.of("no-such-program", "./program", "bin/cat", "/no/such/program", "")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SecretHelper.command("a", List.of(program, "{path}"))
                            .build(Programs.ENVIRONMENT));
        }
    }

    @Test
    void programsAreNotSearchedInTheCurrentFolder() throws Exception {
        Programs.script(folder, "program", "echo x");
        SecretHelper helper =
                SecretHelper.command("a", List.of("program", "{path}")).folder(folder);
        for (String path : List.of("", ".", ":/usr/bin", "relative")) {
            assertThatIllegalArgumentException().isThrownBy(() -> helper.build(Map.of("PATH", path)));
        }
        assertThat(read(SecretHelper.command("a", List.of("printf", "secret-{path}")), "docs"))
                .isEqualTo("secret-docs");
    }

    @Test
    void showsNoVariable() throws Exception {
        List<Secret> secrets = helper("echo x").build(Programs.ENVIRONMENT).read(List.of("docs"));
        assertThat(secrets).hasToString("[***]");
        assertThat(HelperProgram.find(List.of("cat"), java.util.Set.of("ASKED"), Programs.ENVIRONMENT, folder))
                .asString()
                .doesNotContain("asked");
    }

    private static void ends(String pid) {
        assertThat(ProcessHandle.of(Long.parseLong(pid))
                        .map(process ->
                                process.onExit().orTimeout(30, TimeUnit.SECONDS).join())
                        .map(ProcessHandle::isAlive))
                .isNotEqualTo(Optional.of(true));
    }
}
