package io.keyaudit.cli;

import io.keyaudit.providers.Providers;
import io.keyaudit.text.VisibleText;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.Spec;

/** The command without a subcommand: says what there is. */
@Command(
        name = "keyaudit",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Finds out what an API key can do, by asking the service that issued it.",
        description = {
            "",
            "A report can say \"unknown\". It never says \"no\" where the key can, or \"yes\" where nothing was read.",
            "An audit only reads: it changes nothing at the service. Only \"keyaudit keys\" does.",
            ""
        },
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every key was read, and nothing was found that matters",
            "1:findings that matter; see --fail-on",
            "2:wrong usage, or a file that is unreadable or invalid; nothing was sent",
            "3:no such finding, but at least one key could not be read, or a file could not be written",
            "70:a fault in keyaudit itself",
            "130:stopped with Ctrl-C"
        },
        footerHeading = "%nA first look, without an account:%n",
        footer = {
            "  keyaudit demo",
            "",
            "One key of your own, typed in without being shown:",
            "  keyaudit show docspace --endpoint https://portal.example.com --credential apiKey=prompt",
            "",
            "A keys file and a policy for a first key:",
            "  keyaudit init",
            "",
            "Many keys, listed in a file that holds no secrets, held against a policy that needs none of your own:",
            "  keyaudit check keys.yaml --policy builtin:recommended",
            "",
            "\"keyaudit COMMAND --help\" tells more."
        })
final class KeyauditCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private KeyauditCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Returns the command.
     *
     * @param providers finds those that are installed, when they are first needed
     * @param arguments what it is about to be called with: if they begin with a subcommand, it has no other; with none
     *     it has all
     */
    static CommandLine commandLine(Terminal terminal, Supplier<Providers> providers, String... arguments) {
        Installation installation = new Installation(terminal, providers);
        CommandLine commandLine = new CommandLine(new KeyauditCommand(terminal)).addMixin("installation", installation);
        new Subcommands(terminal, installation).addTo(commandLine, arguments);
        commandLine
                .setOut(TerminalOutputStream.writer(terminal.out()))
                .setErr(TerminalOutputStream.writer(terminal.err()))
                .setColorScheme(
                        Help.defaultColorScheme(terminal.colours(Terminal.Colour.AUTO) ? Help.Ansi.ON : Help.Ansi.OFF))
                .setUsageHelpWidth(Math.max(80, Math.min(terminal.width(), 110)))
                // A secret can begin with @ as well.
                .setExpandAtFiles(false)
                .setExecutionStrategy(parsed -> run(parsed, installation))
                .setParameterExceptionHandler((wrong, args) -> WrongUsage.explain(wrong, terminal.err()))
                .setExecutionExceptionHandler((failed, command, parsed) -> explain(failed, terminal));
        commandLine.getCommandSpec().usageMessage().width(QuickAnswer.WIDTH);
        return commandLine;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(terminal.err());
        return ExitCode.REFUSED;
    }

    private static int run(ParseResult parsed, Installation installation) {
        try (SourceOptions sources = installation.secrets()) {
            int exitCode = new RunLast().execute(parsed);
            // What is refused says why itself.
            if (exitCode != ExitCode.REFUSED) {
                installation.nameProblems();
            }
            return exitCode;
        }
    }

    private static int explain(Exception failed, Terminal terminal) {
        if (failed instanceof RefusedException refused) {
            refused.lines().forEach(line -> terminal.err().println("keyaudit: " + VisibleText.of(line)));
            return ExitCode.REFUSED;
        }
        if (failed instanceof UncheckedIOException unwritten) {
            String reason = Optional.ofNullable(unwritten.getCause())
                    .map(Throwable::getMessage)
                    .orElse("unknown reason");
            terminal.err().println(VisibleText.of("keyaudit: the report could not be written: " + reason));
            return ExitCode.UNREAD;
        }
        StackTraceElement[] trace = failed.getStackTrace();
        // Neither message nor trace: nobody can vouch for what they hold.
        terminal.err()
                .println("keyaudit: a fault in keyaudit itself, "
                        + failed.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0])
                        + "; please report it");
        return ExitCode.FAULT;
    }
}
