package io.keyaudit.cli.shell;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The words of the model, as they are shown: without markup, and with variables replaced. */
final class Usage {
    private Usage() {}

    static String header(CommandSpec command) {
        return lines(command.usageMessage().header()).collect(Collectors.joining(" "));
    }

    static Stream<String> lines(String... texts) {
        return Arrays.stream(texts)
                .flatMap(text -> String.format(text).lines())
                .map(line -> Ansi.OFF.new Text(line).plainString());
    }

    static String description(ArgSpec argument) {
        String candidates = String.join(", ", candidates(argument));
        return lines(argument.description())
                .collect(Collectors.joining(" "))
                .replace("${COMPLETION-CANDIDATES}", candidates);
    }

    static List<String> candidates(ArgSpec argument) {
        Iterable<String> candidates = argument.completionCandidates();
        return candidates == null
                ? List.of()
                : StreamSupport.stream(candidates.spliterator(), false).toList();
    }

    static List<OptionSpec> options(CommandSpec command) {
        return command.options().stream()
                .filter(option -> !option.hidden())
                .sorted(Comparator.comparing(OptionSpec::longestName))
                .toList();
    }

    /** Returns the commands directly below a command. */
    static List<CommandSpec> subcommands(CommandSpec command) {
        return new LinkedHashSet<>(command.subcommands().values())
                .stream()
                        .map(CommandLine::getCommandSpec)
                        .filter(below -> !below.usageMessage().hidden())
                        .toList();
    }

    /** Returns the command and all those below it, each before its own. */
    static Stream<CommandSpec> tree(CommandSpec command) {
        return Stream.concat(Stream.of(command), subcommands(command).stream().flatMap(Usage::tree));
    }
}
