package io.keyaudit.cli.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Makes the completion script of the fish shell, which picocli does not. */
public final class FishCompletion {
    private final String name;
    private final StringBuilder script = new StringBuilder();

    private FishCompletion(String name) {
        this.name = name;
    }

    /** Returns the script for a command and all its subcommands. */
    public static String of(CommandSpec root) {
        FishCompletion completion = new FishCompletion(root.name());
        completion.begin(
                Usage.tree(root).map(CommandSpec::qualifiedName).skip(1).toList());
        Usage.tree(root).forEach(completion::command);
        return completion.script.toString();
    }

    /** The function tells which command the words so far name; it takes them for arguments where no such command exists. */
    private void begin(List<String> commands) {
        script.append("""
                # Completion of NAME for fish.

                function __NAME_at
                    set -l at NAME
                    for word in (commandline -opc)[2..]
                        if contains -- "$at $word" \\
                                COMMANDS
                            set at "$at $word"
                        end
                    end
                    test "$at" = "$argv"
                end

                complete -c NAME -f
                """.replace("NAME", name).replace(
                "COMMANDS",
                commands.stream().map(FishCompletion::quoted).collect(Collectors.joining(" \\\n                "))));
    }

    private void command(CommandSpec command) {
        script.append("\n");
        for (CommandSpec below : Usage.subcommands(command)) {
            complete(command, "-a " + quoted(below.name()), Usage.header(below));
        }
        for (OptionSpec option : Usage.options(command)) {
            String names = Stream.of(option.names()).map(FishCompletion::flag).collect(Collectors.joining(" "));
            complete(command, names + (option.arity().max() == 0 ? "" : value(option)), Usage.description(option));
        }
        for (PositionalParamSpec argument : command.positionalParameters()) {
            if (isFile(argument)) {
                complete(command, "-F", "");
            }
        }
    }

    private void complete(CommandSpec command, String what, String description) {
        script.append("complete -c ")
                .append(name)
                .append(" -n ")
                .append(quoted("__" + name + "_at " + command.qualifiedName()))
                .append(" ")
                .append(what)
                .append(description.isEmpty() ? "" : " -d " + quoted(firstSentence(description)))
                .append("\n");
    }

    private static String flag(String option) {
        return option.startsWith("--") ? "-l " + option.substring(2) : "-s " + option.substring(1);
    }

    private static String value(OptionSpec option) {
        List<String> candidates = Usage.candidates(option);
        if (!candidates.isEmpty()) {
            return " -x -a " + quoted(String.join(" ", candidates));
        }
        return isFile(option) ? " -r -F" : " -x";
    }

    static boolean isFile(ArgSpec argument) {
        List<Class<?>> types = List.of(Path.class, File.class);
        return types.contains(argument.type())
                || Stream.of(argument.auxiliaryTypes()).anyMatch(types::contains);
    }

    private static String firstSentence(String text) {
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
