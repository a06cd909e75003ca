package io.keyaudit.cli;

import io.keyaudit.cli.shell.Shell;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a completion script. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Prints the script by which a shell completes keyaudit's commands and options.",
        description = "",
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(keyaudit completion bash)",
            "  source <(keyaudit completion zsh)",
            "  keyaudit completion fish > ~/.config/fish/completions/keyaudit.fish"
        })
final class CompletionCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", converter = ShellConverter.class, description = "bash, zsh or fish.")
    @SuppressWarnings("NullAway.Init")
    private Shell shell;

    CompletionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.out().print(shell.completion(spec.root().commandLine()));
        return ExitCode.OK;
    }

    /** Reads the name of a shell. */
    static final class ShellConverter implements ITypeConverter<Shell> {
        @Override
        public Shell convert(String value) {
            return Arrays.stream(Shell.values())
                    .filter(shell -> shell.toString().equals(value))
                    .findFirst()
                    .orElseThrow(() -> new WrongValueException("expected bash, zsh or fish"));
        }
    }
}
