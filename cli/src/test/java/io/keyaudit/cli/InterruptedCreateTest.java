package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Secret;
import io.keyaudit.cli.Keyaudit.Ran;
import io.keyaudit.sandbox.LostMessage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However a create ends, nobody loses track of the key. */
@Timeout(120)
class InterruptedCreateTest {
    private final PortalAccount account = PortalAccount.open();
    private Path file;

    @TempDir
    private Path folder;

    @BeforeEach
    @SuppressWarnings("NullAway.Init")
    void name() {
        file = folder.resolve("bot.key");
    }

    @AfterEach
    void stop() {
        account.close();
    }

    private String[] draft() {
        return new String[] {"--name", "bot", "--scope", "files:read", "--days", "9", "--secret-file", file.toString()};
    }

    private void noteSaysWhatToLookFor() {
        assertThat(file)
                .content()
                .startsWith("# key \"bot\" was being created at http://127.0.0.1:")
                .contains("the key might exist and its secret is lost", "revoke a new one of that name")
                .doesNotContain("sk-");
    }

    private void nextRunPointsAtTheNote() {
        int keys = account.labels().size();
        Ran again = account.keys("create", draft());
        assertThat(again.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(again.err()).contains(file + " is there already", "look at it, since it might tell of a key");
        assertThat(account.labels()).hasSize(keys);
    }

    @ParameterizedTest
    @EnumSource(LostMessage.class)
    void aMessageIsLost(LostMessage lost) {
        account.portal.loseNextChange(lost);

        Ran ran = account.keys("create", draft());

        assertThat(ran.exitCode()).isEqualTo(ExitCode.UNREAD);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .contains("a key named \"bot\" might have been created", "List the account's keys", "revoke it");
        noteSaysWhatToLookFor();
        assertThat(account.labels().contains("bot")).isEqualTo(lost == LostMessage.ANSWER);
        nextRunPointsAtTheNote();
    }

    @Test
    void ctrlCLosesNoSecretThatIsThere() throws IOException {
        SecretSink sink = SecretSink.file(file);
        Thread.currentThread().interrupt();
        try {
            sink.note("note");
            sink.write(Secret.of("sk-the-secret"));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(file).hasContent("sk-the-secret\n");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void whatAnEarlierRunLeftIsNotOverwritten() throws IOException {
        Path part = Files.writeString(folder.resolve("bot.key.part"), "sk-half");

        Ran ran = account.keys("create", draft());

        assertThat(ran.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(ran.err()).contains("bot.key.part is; look at it");
        assertThat(part).hasContent("sk-half");
        assertThat(file).doesNotExist();
        assertThat(account.labels()).containsExactly("admin");
    }

    @Test
    void theProcessIsKilled() throws Exception {
        try (HoldingProxy proxy = new HoldingProxy(account.portal.endpoint())) {
            List<String> arguments = PortalAccount.arguments(proxy.endpoint(), "create", draft());
            ProcessBuilder builder = new ProcessBuilder(KeyauditProcess.command(arguments))
                    .redirectOutput(folder.resolve("out").toFile())
                    .redirectError(folder.resolve("err").toFile());
            builder.environment().put("ASKING", account.secret);
            Process process = builder.start();
            proxy.awaitChange();
            process.destroyForcibly().waitFor();
        }

        noteSaysWhatToLookFor();
        assertThat(account.labels()).contains("bot");
        nextRunPointsAtTheNote();
    }

    @ParameterizedTest
    @EnumSource(LostMessage.class)
    void aRotationSaysWhereItStands(LostMessage lost) {
        String id = account.id("admin");
        account.portal.loseNextChange(lost);

        Ran ran = account.keys("rotate", "--id", id, "--days", "9", "--secret-file", file.toString());

        assertThat(ran.exitCode()).isEqualTo(ExitCode.UNREAD);
        assertThat(ran.err()).contains("might have been created", "The old key, " + id + ", works as before");
        assertThat(file).content().startsWith("# key \"admin\"");
        assertThat(account.show(account.secret).exitCode()).isZero();
    }

    @Test
    void aChangeWhoseAnswerIsLostIsNotKnown() {
        String id = account.id("admin");
        account.portal.loseNextChange(LostMessage.ANSWER);

        Ran ran = account.keys("update", "--id", id, "--name", "other");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.UNREAD);
        assertThat(ran.err()).contains("the key might have been changed", "List the account's keys");
    }

    @Test
    void aRotationThatCannotSwitchTheOldKeyOffSaysSo() throws IOException {
        String id = account.id("admin");
        try (HoldingProxy proxy = new HoldingProxy(account.portal.endpoint())) {
            proxy.refuseUpdates();
            Ran ran = Keyaudit.installed()
                    .with(Map.of("ASKING", account.secret))
                    .run(PortalAccount.arguments(
                                    proxy.endpoint(),
                                    "rotate",
                                    "--id",
                                    id,
                                    "--days",
                                    "9",
                                    "--secret-file",
                                    file.toString())
                            .toArray(String[]::new));

            assertThat(ran.exitCode()).isEqualTo(ExitCode.UNREAD);
            assertThat(ran.out())
                    .contains("1. created", "2. the new key can do the same")
                    .doesNotContain("3.");
            assertThat(ran.err())
                    .contains("the old key, " + id + ", was not switched off", "its secret is in " + file, "verified");
        }
        assertThat(account.show(Files.readString(file).strip()).exitCode()).isZero();
    }

    @Test
    void aRotationThatCannotVerifyTheNewKeySaysSo() throws IOException {
        String id = account.id("admin");
        try (HoldingProxy proxy = new HoldingProxy(account.portal.endpoint())) {
            proxy.refuseOthersThan(account.secret);
            Ran ran = Keyaudit.installed()
                    .with(Map.of("ASKING", account.secret))
                    .run(PortalAccount.arguments(
                                    proxy.endpoint(),
                                    "rotate",
                                    "--id",
                                    id,
                                    "--days",
                                    "9",
                                    "--secret-file",
                                    file.toString())
                            .toArray(String[]::new));

            assertThat(ran.exitCode()).isEqualTo(ExitCode.UNREAD);
            assertThat(ran.out()).contains("1. created").doesNotContain("2.");
            assertThat(ran.err())
                    .contains(
                            "the new key could not be verified", "its secret is in " + file, id + ", works as before");
        }
        assertThat(account.show(account.secret).exitCode()).isZero();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theSecretGoesToADescriptor() throws Exception {
        List<String> arguments = new ArrayList<>(PortalAccount.arguments(
                account.portal.endpoint(), "create", "--name", "bot", "--scope", "files:read", "--days", "9"));
        arguments.addAll(List.of("--secret-fd", "7"));

        assertThat(runWithDescriptor("7>\"$0\"", arguments)).isZero();

        assertThat(file).content().matches("sk-[0-9a-f]{64}\n");
        assertThat(account.show(Files.readString(file).strip()).exitCode()).isZero();
        assertThat(folder.resolve("out")).content().contains("its secret is written to descriptor 7");
        assertThat(folder.resolve("err"))
                .content()
                .contains("key \"bot\" was being created")
                .doesNotContain("sk-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7<\"$0\"", "7>&1", "7>&2", "7>&-"})
    @DisabledOnOs(OS.WINDOWS)
    void aDescriptorThatIsNoPlaceForASecretIsRefused(String redirection) throws Exception {
        Files.writeString(file, "untouched");
        List<String> arguments = new ArrayList<>(PortalAccount.arguments(
                account.portal.endpoint(), "create", "--name", "bot", "--scope", "files:read", "--days", "9"));
        arguments.addAll(List.of("--secret-fd", "7"));

        assertThat(runWithDescriptor(redirection, arguments)).isEqualTo(ExitCode.REFUSED);

        assertThat(file).hasContent("untouched");
        assertThat(account.labels()).containsExactly("admin");
    }

    private int runWithDescriptor(String redirection, List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("bash", "-c", "exec \"$@\" " + redirection, file.toString()));
        command.addAll(KeyauditProcess.command(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .redirectInput(new File("/dev/null"));
        builder.environment().put("ASKING", account.secret);
        return builder.start().waitFor();
    }
}
