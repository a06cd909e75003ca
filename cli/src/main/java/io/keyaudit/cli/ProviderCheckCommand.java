package io.keyaudit.cli;

import io.keyaudit.declarative.DeclarativeProviders;
import io.keyaudit.text.VisibleText;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Reads a file that describes a service, and runs its examples. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Checks a file that describes a service, and runs the examples in it.",
        description = {"", "Nothing is sent. Exit 2 if the file cannot be read or an example does not hold.", ""},
        footerHeading = "%nExample:%n",
        footer = "  keyaudit provider check acme.yaml")
final class ProviderCheckCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "The file, or a folder of files that end in .yaml.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    ProviderCheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Path path = terminal.folder().resolve(file);
        List<String> problems = Inputs.read(() -> DeclarativeProviders.check(path));
        problems.forEach(problem -> terminal.err().println("keyaudit: " + VisibleText.of(problem)));
        if (problems.isEmpty()) {
            terminal.out().println("all examples hold");
        }
        return problems.isEmpty() ? ExitCode.OK : ExitCode.REFUSED;
    }
}
