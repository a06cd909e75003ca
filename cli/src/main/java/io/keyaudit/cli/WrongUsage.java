package io.keyaudit.cli;

import io.keyaudit.text.NearestWord;
import io.keyaudit.text.VisibleText;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, without repeating what might be a secret in the wrong place. */
final class WrongUsage {
    private static final Pattern OPTION = Pattern.compile("--[a-z-]{1,30}");

    private WrongUsage() {}

    static int explain(ParameterException wrong, PrintStream err) {
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        err.println(VisibleText.of(command + ": " + message(wrong)));
        err.println("\"" + command + " --help\" tells what it takes.");
        return ExitCode.REFUSED;
    }

    /** In our own words: picocli's repeat what was given. */
    private static String message(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            return unmatched(wrong.getCommandLine(), unmatched.getUnmatched());
        }
        if (wrong instanceof MutuallyExclusiveArgsException exclusive) {
            return excluding(exclusive);
        }
        if (wrong instanceof MissingParameterException missing) {
            return missing.getMissing().stream().map(WrongUsage::missing).collect(Collectors.joining(", "));
        }
        if (wrong instanceof OverwrittenOptionException overwritten) {
            return name(overwritten.getOverwritten()) + " can be given only once";
        }
        if (wrong.getArgSpec() == null
                && !wrong.getCommandLine().getSubcommands().isEmpty()) {
            // "help" was asked about something else.
            return noSuchCommand(wrong.getCommandLine(), "");
        }
        String where = wrong.getArgSpec() == null ? "" : name(wrong.getArgSpec()) + ": ";
        return where
                + (wrong.getCause() instanceof WrongValueException wrongValue
                        ? wrongValue.getMessage()
                        : "this value cannot be used");
    }

    /** Only options that the command has are named: the rest might be what was given. */
    private static String excluding(MutuallyExclusiveArgsException wrong) {
        Set<String> known = wrong.getCommandLine().getCommandSpec().optionsMap().keySet();
        return OPTION.matcher(String.valueOf(wrong.getMessage()))
                        .results()
                        .map(MatchResult::group)
                        .filter(known::contains)
                        .distinct()
                        .collect(Collectors.joining(" and "))
                + " cannot be given together";
    }

    private static String missing(ArgSpec argument) {
        return name(argument) + (argument.isOption() ? ": " + argument.paramLabel() : "") + " is missing";
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static String unmatched(CommandLine command, List<String> arguments) {
        String first = arguments.get(0);
        String name = first.indexOf('=') < 0 ? first : first.substring(0, first.indexOf('='));
        if (OPTION.matcher(name).matches()) {
            return "there is no option " + name
                    + meant(name, command.getCommandSpec().optionsMap().keySet());
        }
        if (name.startsWith("-")) {
            return "there is an option that is not known";
        }
        return command.getSubcommands().isEmpty()
                ? "there is an argument too many; options begin with --, and secrets are not given as arguments"
                : noSuchCommand(command, name);
    }

    private static String noSuchCommand(CommandLine command, String name) {
        Set<String> commands = command.getSubcommands().keySet();
        return "there is no such command; the commands are " + String.join(", ", commands) + meant(name, commands);
    }

    /** Only a word that is known is said, not what was given. */
    private static String meant(String given, Set<String> known) {
        return NearestWord.to(given, known)
                .map(word -> "; did you mean \"" + word + "\"?")
                .orElse("");
    }
}
