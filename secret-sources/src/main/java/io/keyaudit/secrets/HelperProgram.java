package io.keyaudit.secrets;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A program with its arguments, environment and working folder. Immutable; shows nothing of the environment.
 *
 * @param arguments what it is given, the program's absolute path first
 * @param environment all of its environment variables
 * @param folder where it runs
 */
record HelperProgram(List<String> arguments, Map<String, String> environment, Path folder) {
    /** What programs need to find themselves, the user's settings and the language. */
    private static final List<String> USUAL_VARIABLES = List.of(
            "PATH",
            "HOME",
            "USER",
            "LOGNAME",
            "LANG",
            "LC_ALL",
            "TMPDIR",
            "XDG_CONFIG_HOME",
            "XDG_RUNTIME_DIR",
            "SystemRoot",
            "PATHEXT",
            "USERPROFILE",
            "APPDATA",
            "LOCALAPPDATA",
            "TEMP",
            "TMP");

    HelperProgram {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /**
     * Finds a program.
     *
     * @param more names of the variables that it is given besides the usual ones
     * @throws IllegalArgumentException if there is no such program
     */
    static HelperProgram find(
            List<String> arguments, Set<String> more, Map<String, String> environment, @Nullable Path folder) {
        String program = arguments.get(0);
        Path found = locate(program, environment)
                .orElseThrow(() -> new IllegalArgumentException("there is no program \"" + program
                        + "\"; name one by its absolute path, or by its name alone if it is in a folder of PATH"));
        List<String> located = new ArrayList<>(arguments);
        located.set(0, found.toString());
        Map<String, String> passed = new TreeMap<>();
        Stream.concat(USUAL_VARIABLES.stream(), more.stream())
                .filter(environment::containsKey)
                .forEach(name -> passed.put(name, environment.get(name)));
        Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", "/")));
        return new HelperProgram(located, passed, folder == null ? home : folder);
    }

    /** Returns this program with other arguments. */
    HelperProgram with(List<String> otherArguments) {
        return new HelperProgram(otherArguments, environment, folder);
    }

    /** Never searches the current folder, which can be somebody else's checkout. */
    private static Optional<Path> locate(String program, Map<String, String> environment) {
        try {
            Path path = Path.of(program);
            if (path.isAbsolute()) {
                return Optional.of(path).filter(Files::isExecutable);
            }
            if (path.getNameCount() != 1 || program.isBlank()) {
                return Optional.empty();
            }
        } catch (InvalidPathException impossible) {
            return Optional.empty();
        }
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(entry -> !entry.isBlank())
                .map(Path::of)
                .filter(Path::isAbsolute)
                .flatMap(entry -> Stream.of(entry.resolve(program), entry.resolve(program + ".exe")))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    @Override
    public String toString() {
        return "HelperProgram" + arguments;
    }
}
