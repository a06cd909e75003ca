package io.keyaudit.cli;

import java.util.List;
import java.util.regex.Pattern;

/** The command as it was typed, for reports. */
final class CommandLineText {
    /** A login before a host, with a scheme or without. */
    private static final Pattern LOGIN = Pattern.compile("(?<=://)[^/\\s]*@|[^/=\\s]*:[^/\\s]*@");

    private CommandLineText() {}

    /**
     * Returns the arguments without the logins in addresses. Other secrets are not among them: a command that is given one
     * does not start.
     */
    static List<String> of(List<String> arguments) {
        return arguments.stream()
                .map(argument -> LOGIN.matcher(argument).replaceAll("***@"))
                .toList();
    }
}
