package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    private static final String SECRET = "sk-5ec2e7-a-secret";

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int survive(IntSupplier command) {
        return Main.survive(new PrintStream(err, true, StandardCharsets.UTF_8), command);
    }

    @Test
    void passesTheExitCodeOn() {
        assertThat(survive(() -> ExitCode.UNREAD)).isEqualTo(ExitCode.UNREAD);
        assertThat(err.size()).isZero();
    }

    @Test
    void tellsOnOneLineWhatEndedIt() {
        int exitCode = survive(() -> {
            throw new OutOfMemoryError("unable to create native thread for " + SECRET);
        });

        assertThat(exitCode).isEqualTo(ExitCode.FAULT);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("keyaudit: ended by java.lang.OutOfMemoryError" + System.lineSeparator());
    }

    @Test
    void doesNotWaitForAPersonWhoIsAsked() {
        Thread worker = Thread.currentThread();
        PrintStream print = new PrintStream(err, true, StandardCharsets.UTF_8);

        Main.end(worker, new CountDownLatch(1), true, print);
        assertThat(Thread.interrupted()).isFalse();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo(System.lineSeparator());

        Main.end(worker, new CountDownLatch(0), false, print);
        assertThat(Thread.interrupted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"providers", "scopes bitfinex", "scopes docspace", "sandbox", "demo", "--help", "help show"})
    @Timeout(60)
    void tellsWhenStandardOutputIsFull(String command) {
        PrintStream full = new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int next) throws IOException {
                        throw new IOException("No space left on device");
                    }
                },
                false,
                StandardCharsets.UTF_8);
        Keyaudit keyaudit = Keyaudit.installed();

        int exitCode = Main.run(
                keyaudit.terminal(full, new PrintStream(err, true, StandardCharsets.UTF_8)),
                keyaudit::providers,
                command.split(" "));

        assertThat(exitCode).isEqualTo(ExitCode.UNREAD);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("keyaudit: standard output could not be written in full" + System.lineSeparator());
    }

    @Test
    void theTerminalShowsNothingOfTheEnvironment() {
        Terminal terminal = Keyaudit.installed().with(Map.of("KEY", SECRET)).terminal(System.out, System.err);

        assertThat(terminal.toString()).contains("width=100").doesNotContain(SECRET, "KEY");
    }
}
