package io.keyaudit.cli;

import io.keyaudit.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** Runs the sandbox alone. */
@Command(
        name = "sandbox",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Runs a DocSpace portal and six exchanges on this machine, with sample keys to try things with.",
        description = {
            "",
            "Prints a keys file for the sample keys and runs until Ctrl-C. Their secrets are in files in a temporary "
                    + "folder that only you can read, and that is deleted at the end.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "2:wrong usage, or a port that is taken",
            "3:the keys file could not be written in full",
            "130:stopped with Ctrl-C"
        },
        footerHeading = "%nExample, in one terminal:%n",
        footer = {
            "  keyaudit sandbox > sandbox.yaml",
            "",
            "and in another, once the first says that the sandbox runs:",
            "  keyaudit check sandbox.yaml"
        })
final class SandboxCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--port",
            paramLabel = "N",
            converter = PortConverter.class,
            description =
                    "The port for DocSpace; the exchanges get the six after it. Free ones are chosen if nothing is said.")
    private int port;

    SandboxCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        try (Sandbox sandbox = start();
                SampleKeysFile keysFile = SampleKeysFile.write(sandbox.sampleKeys())) {
            terminal.out().print(keysFile.text());
            if (terminal.out().checkError()) {
                return ExitCode.UNREAD;
            }
            terminal.err().println("The sandbox runs until Ctrl-C.");
            new CountDownLatch(1).await();
            return ExitCode.OK;
        } catch (InterruptedException stopped) {
            return ExitCode.INTERRUPTED;
        }
    }

    private Sandbox start() {
        try {
            return Sandbox.start(port);
        } catch (UncheckedIOException taken) {
            throw new RefusedException("--port: " + taken.getMessage());
        }
    }

    /** Reads the first of the ports. */
    static final class PortConverter implements ITypeConverter<Integer> {
        private static final Pattern FORM = Pattern.compile("[0-9]{1,5}");
        private static final int LARGEST = 65_536 - Sandbox.PORTS;

        @Override
        public Integer convert(String value) {
            if (!FORM.matcher(value).matches() || Integer.parseInt(value) > LARGEST) {
                throw new WrongValueException("expected a port from 1 to " + LARGEST);
            }
            return Integer.valueOf(value);
        }
    }
}
