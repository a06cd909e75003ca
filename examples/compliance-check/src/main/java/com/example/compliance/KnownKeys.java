package com.example.compliance;

import io.keyaudit.drift.Baseline;
import io.keyaudit.formats.snapshot.SnapshotFile;
import io.keyaudit.yaml.InvalidFileException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A file that remembers what the keys could do when the application first started. It holds no secret. A change that is
 * meant is accepted by deleting it; nothing that runs unattended replaces it, or a key could gain its powers bit by bit.
 */
record KnownKeys(Path file) {
    /** What is remembered; nothing before the first start. A damaged file is an error, not a first start. */
    Optional<Baseline> read() throws InvalidFileException {
        return Files.exists(file) ? Optional.of(SnapshotFile.read(file).baseline()) : Optional.empty();
    }

    /** Written whole or not at all. */
    void write(Baseline baseline) throws IOException {
        Path half = file.resolveSibling(file.getFileName() + ".new");
        try (OutputStream out = Files.newOutputStream(half)) {
            SnapshotFile.write(baseline, out);
        }
        Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
