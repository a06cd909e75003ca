package io.keyaudit.cli;

import io.keyaudit.formats.keys.KeysFile;
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
    KeysFile read(Terminal terminal, Installation installation) {
        SourceOptions secrets = installation.secrets();
        return Inputs.read(() -> KeysFile.read(
                terminal.folder().resolve(file), installation.providers(), secrets.sources(), secrets.endpoints()));
    }
}
