package io.keyaudit.cli;

import io.keyaudit.providers.Providers;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The command, run in this JVM with streams of its own. Immutable. */
record Keyaudit(
        Providers providers,
        Map<String, String> environment,
        boolean terminal,
        Function<String, Optional<String>> prompt) {

    /** With the providers that are installed, no environment, no terminal and nobody to ask. */
    static Keyaudit installed() {
        return new Keyaudit(Providers.discover(), Map.of(), false, question -> Optional.empty());
    }

    Keyaudit with(Providers others) {
        return new Keyaudit(others, environment, terminal, prompt);
    }

    Keyaudit with(Map<String, String> variables) {
        return new Keyaudit(providers, variables, terminal, prompt);
    }

    Keyaudit onTerminal(Function<String, Optional<String>> person) {
        return new Keyaudit(providers, environment, true, person);
    }

    /** What it did. */
    record Ran(int exitCode, String out, String err) {
        /** What it wrote to standard output, on one line. */
        String outUnwrapped() {
            return out.replaceAll("\\s+", " ");
        }
    }

    Ran run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Main.run(terminal(print(out), print(err)), () -> providers, args);
        return new Ran(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    Terminal terminal(PrintStream out, PrintStream err) {
        return new Terminal(
                out,
                err,
                terminal,
                terminal,
                TerminalWidth.find(environment, false),
                environment,
                Path.of("target").toAbsolutePath(),
                prompt,
                prompt);
    }

    private static PrintStream print(ByteArrayOutputStream out) {
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }
}
