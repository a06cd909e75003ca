package io.keyaudit.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Files that describe services: says what there is to do with them. */
@Command(
        name = "provider",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Begins and checks files that describe services.",
        description = {
            "",
            "A service that reports its key's scopes in one answer is described in a YAML file; --provider-file makes every "
                    + "command use it.",
            ""
        },
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n")
final class ProviderCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    ProviderCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(terminal.err());
        return ExitCode.REFUSED;
    }
}
