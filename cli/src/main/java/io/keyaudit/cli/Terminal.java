package io.keyaudit.cli;

import java.io.Console;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a command writes to, and what surrounds it.
 *
 * @param out for reports
 * @param err for messages and progress
 * @param width characters in a line of the terminal
 * @param environment the environment variables
 * @param folder where relative paths begin
 * @param prompt asks a person for a secret without showing it; nothing if there is nobody to ask
 * @param question asks a person for anything else; nothing if there is nobody to ask
 */
record Terminal(
        PrintStream out,
        PrintStream err,
        boolean outIsTerminal,
        boolean errIsTerminal,
        int width,
        Map<String, String> environment,
        Path folder,
        Function<String, Optional<String>> prompt,
        Function<String, Optional<String>> question) {

    private static volatile boolean asking;

    /** When colours are used. */
    enum Colour {
        AUTO,
        ALWAYS,
        NEVER
    }

    /** Returns the process's own. The start script says what is a terminal, which Java alone cannot tell of each stream. */
    static Terminal ofThisProcess() {
        return new Terminal(
                System.out,
                System.err,
                isTerminal("keyaudit.terminal.out"),
                isTerminal("keyaudit.terminal.err"),
                TerminalWidth.find(System.getenv(), hasTerminal(System.console())),
                System.getenv(),
                Path.of(""),
                Terminal::ask,
                Terminal::askAloud);
    }

    /** Returns whether this process waits for a secret to be typed in, which an interrupt of its thread does not end. */
    static boolean isAsking() {
        return asking;
    }

    /** Returns whether standard output takes colours. */
    boolean colours(Colour choice) {
        return switch (choice) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> outIsTerminal && takesColours(environment);
        };
    }

    /** Returns whether this process's standard output takes colours. */
    static boolean outTakesColours() {
        return isTerminal("keyaudit.terminal.out") && takesColours(System.getenv());
    }

    private static boolean takesColours(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    /** Shows nothing of the environment, which holds secrets. */
    @Override
    public String toString() {
        return "Terminal[width=" + width + ", folder=" + folder + "]";
    }

    private static boolean isTerminal(String property) {
        String said = System.getProperty(property);
        return said == null ? hasTerminal(System.console()) : Boolean.parseBoolean(said);
    }

    private static boolean hasTerminal(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            // From Java 22 on there is a console even without a terminal.
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException before22) {
            return true;
        }
    }

    private static Optional<String> ask(String question) {
        return Optional.ofNullable(System.console()).flatMap(console -> ask(console, question));
    }

    private static Optional<String> askAloud(String question) {
        return Optional.ofNullable(System.console())
                .filter(Terminal::hasTerminal)
                .map(console -> console.readLine("%s", question));
    }

    private static Optional<String> ask(Console console, String question) {
        asking = true;
        try {
            char[] typed = console.readPassword("%s", question);
            if (typed == null) {
                // Ctrl-D, where there is somebody to press it.
                return hasTerminal(console) ? Optional.of("") : Optional.empty();
            }
            return Optional.of(new String(typed));
        } finally {
            asking = false;
        }
    }
}
