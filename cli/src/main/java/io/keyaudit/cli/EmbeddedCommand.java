package io.keyaudit.cli;

import io.keyaudit.providers.Providers;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The command inside another program, such as a build tool. It asks nobody, and never ends the JVM. */
public final class EmbeddedCommand {
    private static final int WIDTH = 120;

    private EmbeddedCommand() {}

    /**
     * Runs the command as if it had been called in a shell without a terminal.
     *
     * @param out receives reports
     * @param err receives messages
     * @param folder where relative paths begin
     * @param arguments the arguments, such as {@code check keys.yaml}
     * @return the exit code: 0, or 1 for findings, 2 for wrong usage or an invalid file, 3 if a key could not be read
     */
    public static int run(PrintStream out, PrintStream err, Path folder, List<String> arguments) {
        Terminal terminal = new Terminal(
                out,
                err,
                false,
                false,
                WIDTH,
                System.getenv(),
                folder,
                question -> Optional.empty(),
                question -> Optional.empty());
        return Main.survive(err, () -> Main.run(terminal, Providers::discover, arguments.toArray(String[]::new)));
    }
}
