package io.keyaudit.cli;

import io.keyaudit.formats.keys.KeysFile;
import io.keyaudit.providers.Providers;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The keys file that a command is about. */
final class KeysFileInput {
    @Parameters(paramLabel = "KEYS.yaml", description = "The file that lists the keys.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    Path file() {
        return file;
    }

    /**
     * The keys.
     *
     * @throws RefusedException if the file cannot be used
     */
    KeysFile read(Terminal terminal, Providers providers) {
        return Inputs.read(() -> KeysFile.read(terminal.folder().resolve(file), providers, terminal.environment()));
    }
}
