package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

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
    void theTerminalShowsNothingOfTheEnvironment() {
        Terminal terminal = Keyaudit.installed().with(Map.of("KEY", SECRET)).terminal(System.out, System.err);

        assertThat(terminal.toString()).contains("width=100").doesNotContain(SECRET, "KEY");
    }
}
