package io.keyaudit.cli;

import org.jspecify.annotations.Nullable;

/**
 * What {@code keyaudit --version} and {@code keyaudit --help} print, without the model of the commands, which takes ten times
 * as long to build as a JVM takes to start.
 */
final class QuickAnswer {
    /** The columns of the help, whatever the width of the terminal. */
    static final int WIDTH = 80;

    private QuickAnswer() {}

    /** Returns the answer to these arguments; null if they ask for anything else. */
    static @Nullable String to(String... arguments) {
        if (arguments.length != 1) {
            return null;
        }
        return switch (arguments[0]) {
            case "--version", "-V" ->
                String.join(" ", "keyaudit", Build.version()).concat(System.lineSeparator());
            case "--help", "-h" -> help(Terminal.outTakesColours());
            default -> null;
        };
    }

    /** Returns the help of the command itself, which the resource holds as it is with colours. */
    static String help(boolean colours) {
        String help = Build.text("help.txt");
        return colours ? help : help.replaceAll("\u001B\\[[0-9;]*m", "");
    }
}
