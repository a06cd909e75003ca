package io.keyaudit.cli;

import io.keyaudit.formats.keys.KeysFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** The keys file that a command is about. */
final class KeysFileInput {
    static final Path USUAL = Path.of("keys.yaml");

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "KEYS.yaml",
            description = "The file that lists the keys; keys.yaml if not given.")
    private @Nullable Path file;

    Path file() {
        return file == null ? USUAL : file;
    }

    /** Returns whether no file was named. */
    boolean isUsual() {
        return file == null;
    }

    /**
     * Returns the keys.
     *
     * @throws RefusedException if the file cannot be used
     */
    KeysFile read(Terminal terminal, Installation installation) {
        return read(terminal, installation, name -> true);
    }

    /**
     * Returns those keys whose names are selected.
     *
     * @throws RefusedException if the file cannot be used
     */
    KeysFile read(Terminal terminal, Installation installation, Predicate<String> selected) {
        if (isUsual() && !Files.exists(terminal.folder().resolve(USUAL))) {
            throw new RefusedException("KEYS.yaml is missing, and there is no " + USUAL
                    + " here; name a file, or let \"keyaudit init\" write one");
        }
        SourceOptions secrets = installation.secrets();
        return Inputs.read(() -> KeysFile.read(
                terminal.folder().resolve(file()),
                installation.providers(),
                secrets.sources(),
                secrets.endpoints(),
                selected));
    }
}
