package io.keyaudit.secrets;

import io.keyaudit.spi.SecretSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Declares a program that fetches secrets. It is started without a shell, in a group of processes of its own, with an
 * environment of few variables, and is killed with all that it started when its time is over. What it writes to
 * standard error is never read. Not thread-safe; the sources that are built are.
 *
 * <p>Declare helpers in code or in a file of the user's own ({@link HelpersFile}). A keys file only names them.
 */
public final class SecretHelper {
    static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);

    private final String name;
    private final List<String> arguments;
    private final boolean stays;
    private final Set<String> variables = new TreeSet<>();
    private final List<String> allowed = new ArrayList<>();
    private Duration timeout = USUAL_TIMEOUT;
    private @Nullable Path folder;

    private SecretHelper(String name, List<String> arguments, boolean stays) {
        this.name = name;
        this.arguments = List.copyOf(arguments);
        this.stays = stays;
    }

    /**
     * Declares a program that is started for each secret and writes it to standard output.
     *
     * @param name what references call it
     * @param arguments the program, by its absolute path or found in {@code PATH}, and what it is given. In them {@code
     *     {path}} stands for what a reference names; or, if {@code {field}} is there too, for what stands before its
     *     {@code #}, and {@code {field}} for what stands behind
     * @throws IllegalArgumentException if name or arguments cannot be used; the message says why
     */
    public static SecretHelper command(String name, List<String> arguments) {
        CommandTemplate.require(arguments);
        return new SecretHelper(requireName(name), arguments, false);
    }

    /**
     * Declares a program that is started once and stays. It reads a line of JSON for each key, such as {@code {"id":
     * 7, "paths": ["kv/bfx#key", "kv/bfx#secret"]}}, and answers with a line such as {@code {"id": 7, "secrets": ["...",
     * "..."]}} or {@code {"id": 7, "error": "not found"}}, in any order. It ends when its input does.
     *
     * @param name what references call it
     * @param arguments the program, by its absolute path or found in {@code PATH}, and what it is given
     * @throws IllegalArgumentException if name or arguments cannot be used; the message says why
     */
    public static SecretHelper process(String name, List<String> arguments) {
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("a helper begins with the program to start");
        }
        return new SecretHelper(requireName(name), arguments, true);
    }

    /** Sets the environment variables that the program is given besides {@code PATH}, {@code HOME} and the like. */
    public SecretHelper environment(List<String> names) {
        variables.addAll(names);
        return this;
    }

    /** Sets how long the program can take for what one key needs; 10 seconds if not set. */
    public SecretHelper timeout(Duration longest) {
        if (longest.isNegative() || longest.isZero()) {
            throw new IllegalArgumentException("a helper's timeout is longer than nothing");
        }
        timeout = longest;
        return this;
    }

    /** Sets the only paths that references can name, as patterns in which {@code *} stands for any characters. */
    public SecretHelper allow(List<String> patterns) {
        allowed.addAll(patterns);
        return this;
    }

    /** Sets the folder that the program runs in; the user's home if not set. */
    public SecretHelper folder(Path workingFolder) {
        folder = workingFolder;
        return this;
    }

    /**
     * Returns the source. Nothing is started yet.
     *
     * @param environment the environment variables that there are
     * @throws IllegalArgumentException if there is no such program; the message names it
     */
    public SecretSource build(Map<String, String> environment) {
        HelperPaths paths = new HelperPaths(name, allowed);
        HelperProgram program = HelperProgram.find(arguments, variables, environment, folder);
        return stays
                ? new ProcessHelper(name, paths, program, timeout)
                : new CommandHelper(name, paths, program, timeout);
    }

    private static String requireName(String name) {
        if (!SecretSources.isFreeName(name)) {
            throw new IllegalArgumentException(
                    "a helper is named with lower-case letters, digits and hyphens, and not env, file, dotenv, json or "
                            + "prompt");
        }
        return name;
    }
}
