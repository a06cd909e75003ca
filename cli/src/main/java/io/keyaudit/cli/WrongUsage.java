package io.keyaudit.cli;

import io.keyaudit.formats.VisibleText;
import java.io.PrintStream;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, without repeating what may be a secret in the wrong place. */
final class WrongUsage {
    private static final Pattern OPTION = Pattern.compile("--[a-z-]{1,30}");

    private WrongUsage() {}

    static int explain(ParameterException wrong, PrintStream err) {
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        String message = wrong instanceof UnmatchedArgumentException unmatched
                ? unmatched(wrong.getCommandLine(), unmatched.getUnmatched())
                : String.valueOf(wrong.getMessage());
        err.println(VisibleText.of(command + ": " + message));
        err.println("\"" + command + " --help\" tells what it takes.");
        return ExitCode.REFUSED;
    }

    private static String unmatched(CommandLine command, List<String> arguments) {
        String first = arguments.get(0);
        String name = first.indexOf('=') < 0 ? first : first.substring(0, first.indexOf('='));
        if (OPTION.matcher(name).matches()) {
            return "there is no option " + name;
        }
        if (name.startsWith("-")) {
            return "there is an option that is not known";
        }
        return command.getSubcommands().isEmpty()
                ? "there is an argument too many; options begin with --, and secrets are not given as arguments"
                : "there is no such command; the commands are "
                        + String.join(", ", command.getSubcommands().keySet());
    }
}
