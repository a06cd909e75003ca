package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SandboxCommandTest {
    @TempDir
    private Path folder;

    @Test
    void printsAKeysFileThatWorksUntilItIsStopped() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8) {
            @Override
            public void println(String line) {
                running.countDown();
            }
        };
        Keyaudit keyaudit = Keyaudit.installed();
        FutureTask<Integer> sandbox = new FutureTask<>(() -> Main.run(
                keyaudit.terminal(new PrintStream(out, true, StandardCharsets.UTF_8), err),
                keyaudit::providers,
                "sandbox"));
        Thread thread = new Thread(sandbox, "sandbox");
        thread.start();
        assertThat(running.await(30, TimeUnit.SECONDS)).isTrue();

        String yaml = out.toString(StandardCharsets.UTF_8);
        Path keys = Files.writeString(folder.resolve("keys.yaml"), yaml);
        Matcher secretFile = Pattern.compile("\"file:(.*)\"").matcher(yaml);
        assertThat(secretFile.find()).isTrue();
        Path secret = Path.of(secretFile.group(1));
        if (secret.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                    .isEqualTo("rw-------");
        }
        assertThat(yaml).doesNotContain(Files.readString(secret));
        assertThat(keyaudit.run("check", keys.toString()).out()).contains("16 keys: 14 read, 2 could not be read");

        thread.interrupt();
        assertThat(sandbox.get()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(secret).doesNotExist();
        assertThat(secret.getParent()).doesNotExist();
    }

    @Test
    void tellsWhenThePortIsTaken() throws Exception {
        try (CountingServer taken = new CountingServer()) {
            Keyaudit.Ran ran = Keyaudit.installed()
                    .run("sandbox", "--port", String.valueOf(taken.endpoint().getPort()));

            assertThat(ran.exitCode()).isEqualTo(ExitCode.REFUSED);
            assertThat(ran.err()).startsWith("keyaudit: --port: ");
        }
    }
}
