package io.keyaudit.cli;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;

/** The commands below {@code keyaudit}. The model of all of them takes longer to build than most of them run. */
final class Subcommands {
    /** In the order of the help. */
    private static final List<String> NAMES = List.of(
            "demo",
            "init",
            "check",
            "show",
            "explain",
            "suggest",
            "merge",
            "work",
            "diff",
            "triage",
            "keys",
            "scopes",
            "providers",
            "provider",
            "sandbox",
            "schema",
            "completion",
            "help");

    /** Those that need to know of all others. */
    private static final List<String> ABOUT_OTHERS = List.of("completion", "help");

    private final Terminal terminal;
    private final Installation installation;

    Subcommands(Terminal terminal, Installation installation) {
        this.terminal = terminal;
        this.installation = installation;
    }

    /** Adds the command that the arguments begin with, or else all. */
    void addTo(CommandLine root, String... arguments) {
        List<String> asked = Arrays.asList(arguments).subList(0, Math.min(1, arguments.length));
        for (String name : !asked.isEmpty() && isAlone(asked.get(0)) ? asked : NAMES) {
            root.addSubcommand(subcommand(name));
        }
    }

    private static boolean isAlone(String name) {
        return NAMES.contains(name) && !ABOUT_OTHERS.contains(name);
    }

    private Object subcommand(String name) {
        return switch (name) {
            case "demo" -> new DemoCommand(terminal, installation);
            case "init" -> new InitCommand(terminal, installation);
            case "check" -> new CheckCommand(terminal, installation);
            case "show" -> new ShowCommand(terminal, installation);
            case "explain" -> new ExplainCommand(terminal, installation);
            case "suggest" -> new SuggestCommand(terminal, installation);
            case "merge" -> new MergeCommand(terminal, installation);
            case "work" -> new WorkCommand(terminal, installation);
            case "diff" -> new DiffCommand(terminal, installation);
            case "triage" -> new TriageCommand(terminal, installation);
            case "keys" ->
                new CommandLine(new KeysCommand(terminal))
                        .addSubcommand(new KeysListCommand(terminal, installation))
                        .addSubcommand(new KeysCreateCommand(terminal, installation))
                        .addSubcommand(new KeysUpdateCommand(terminal, installation))
                        .addSubcommand(new KeysRevokeCommand(terminal, installation))
                        .addSubcommand(new KeysRotateCommand(terminal, installation))
                        .addSubcommand(new KeysTightenCommand(terminal, installation));
            case "scopes" -> new ScopesCommand(terminal, installation);
            case "providers" -> new ProvidersCommand(terminal, installation);
            case "provider" ->
                new CommandLine(new ProviderCommand(terminal))
                        .addSubcommand(new ProviderCheckCommand(terminal))
                        .addSubcommand(ProviderNewCommand.commandLine(terminal));
            case "sandbox" -> new SandboxCommand(terminal);
            case "schema" -> new SchemaCommand(terminal);
            case "completion" -> new CompletionCommand(terminal);
            case "help" -> new HelpCommand();
            default -> throw new IllegalArgumentException(name);
        };
    }
}
