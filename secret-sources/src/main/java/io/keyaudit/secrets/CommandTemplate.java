package io.keyaudit.secrets;

import io.keyaudit.spi.UnreadableSecretException;
import java.util.List;

/** The arguments of a command with placeholders for what a reference names. Immutable. */
final class CommandTemplate {
    private static final String PATH = "{path}";
    private static final String FIELD = "{field}";

    private CommandTemplate() {}

    /** Refuses arguments by which every reference would give the same secret. */
    static void require(List<String> arguments) {
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("a helper begins with the program to start");
        }
        if (arguments.get(0).contains("{")) {
            throw new IllegalArgumentException("a helper's program is not chosen by a reference; take {...} out of it");
        }
        if (arguments.stream().noneMatch(argument -> argument.contains(PATH))) {
            throw new IllegalArgumentException(
                    "none of the helper's arguments holds {path}, so that every reference would give the same secret");
        }
    }

    /** Refuses a path that does not have what the arguments need. */
    static void check(List<String> arguments, String path) throws UnreadableSecretException {
        if (splits(arguments) && path.indexOf('#') < 0) {
            throw UnreadableSecretException.wrong("this helper needs a field: expected PATH#FIELD behind the colon");
        }
        if (!splits(arguments) && path.indexOf('#') >= 0) {
            throw UnreadableSecretException.wrong("this helper takes no #FIELD; its arguments hold no {field}");
        }
    }

    /** Returns the arguments for a path that was checked. */
    static List<String> fill(List<String> arguments, String path) {
        if (!splits(arguments)) {
            return arguments.stream()
                    .map(argument -> argument.replace(PATH, path))
                    .toList();
        }
        int hash = path.indexOf('#');
        // Neither part holds a brace, so neither can be taken for a placeholder.
        return arguments.stream()
                .map(argument ->
                        argument.replace(PATH, path.substring(0, hash)).replace(FIELD, path.substring(hash + 1)))
                .toList();
    }

    private static boolean splits(List<String> arguments) {
        return arguments.stream().anyMatch(argument -> argument.contains(FIELD));
    }
}
