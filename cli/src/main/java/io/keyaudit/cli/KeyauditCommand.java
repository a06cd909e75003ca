package io.keyaudit.cli;

import io.keyaudit.audit.Providers;
import io.keyaudit.formats.VisibleText;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command without a subcommand: says what there is. */
@Command(
        name = "keyaudit",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Finds out what an API key may do, by asking the service that issued it.",
        description = {
            "",
            "A report may say \"unknown\". It never says \"no\" where the key can, or \"yes\" where nothing was read.",
            "An audit only reads: it changes nothing at the service.",
            ""
        },
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every key was read",
            "2:wrong usage, or a file that is unreadable or invalid; nothing was sent",
            "3:at least one key could not be read, or the report could not be written",
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
            "Many keys, listed in a file that holds no secrets:",
            "  keyaudit check keys.yaml",
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

    static CommandLine commandLine(Terminal terminal, Providers providers) {
        CommandLine commandLine = new CommandLine(new KeyauditCommand(terminal))
                .addSubcommand(new DemoCommand(terminal, providers))
                .addSubcommand(new CheckCommand(terminal, providers))
                .addSubcommand(new ShowCommand(terminal, providers))
                .addSubcommand(new ScopesCommand(terminal, providers))
                .addSubcommand(new ProvidersCommand(terminal, providers))
                .addSubcommand(new SandboxCommand(terminal))
                .addSubcommand(new HelpCommand());
        return commandLine
                .setOut(new PrintWriter(new PrintStreamWriter(terminal.out()), true))
                .setErr(new PrintWriter(new PrintStreamWriter(terminal.err()), true))
                .setColorScheme(
                        Help.defaultColorScheme(terminal.colours(Terminal.Colour.AUTO) ? Help.Ansi.ON : Help.Ansi.OFF))
                .setUsageHelpWidth(Math.max(80, Math.min(terminal.width(), 110)))
                // A secret may begin with @ as well.
                .setExpandAtFiles(false)
                .setParameterExceptionHandler((wrong, args) -> WrongUsage.explain(wrong, terminal.err()))
                .setExecutionExceptionHandler((failed, command, parsed) -> explain(failed, terminal));
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(terminal.err());
        return ExitCode.REFUSED;
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
