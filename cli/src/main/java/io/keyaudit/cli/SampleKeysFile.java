package io.keyaudit.cli;

import io.keyaudit.formats.file.OwnerOnlyFile;
import io.keyaudit.sandbox.SampleKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A keys file for sample keys, whose secrets are in files that only their owner can read, until it is closed. */
final class SampleKeysFile implements AutoCloseable {
    private final Path folder;
    private final List<Path> secrets = new ArrayList<>();
    private final StringBuilder yaml = new StringBuilder("version: 1\nkeys:\n");

    private SampleKeysFile(Path folder) {
        this.folder = folder;
    }

    static SampleKeysFile write(List<SampleKey> keys) throws IOException {
        // The folder is for its owner alone; createTempDirectory sees to that.
        SampleKeysFile file = new SampleKeysFile(Files.createTempDirectory("keyaudit-sandbox-"));
        try {
            for (SampleKey key : keys) {
                file.add(key);
            }
            return file;
        } catch (IOException failed) {
            file.close();
            throw failed;
        }
    }

    /** Returns the keys file. */
    String text() {
        return yaml.toString();
    }

    @Override
    public void close() throws IOException {
        for (Path secret : secrets) {
            Files.deleteIfExists(secret);
        }
        Files.deleteIfExists(folder);
    }

    private void add(SampleKey key) throws IOException {
        yaml.append("  # ").append(key.story()).append('\n');
        yaml.append("  - name: ").append(quoted(key.name())).append('\n');
        yaml.append("    provider: ").append(key.provider()).append('\n');
        yaml.append("    endpoint: ").append(quoted(key.endpoint().toString())).append('\n');
        yaml.append("    credentials:\n");
        for (Map.Entry<String, String> credential : new TreeMap<>(key.credentials()).entrySet()) {
            Path secret = secretFile(key.name() + "." + credential.getKey(), credential.getValue());
            yaml.append("      ").append(credential.getKey()).append(": ");
            yaml.append(quoted("file:" + secret)).append('\n');
        }
        if (!key.options().isEmpty()) {
            yaml.append("    options:\n");
            new TreeMap<>(key.options())
                    .forEach((name, value) -> yaml.append("      ")
                            .append(name)
                            .append(": ")
                            .append(quoted(value))
                            .append('\n'));
        }
        yaml.append("    tags: [")
                .append(key.tags().stream().map(SampleKeysFile::quoted).collect(Collectors.joining(", ")))
                .append("]\n");
    }

    private Path secretFile(String name, String secret) throws IOException {
        Path file = OwnerOnlyFile.create(folder.resolve(name));
        secrets.add(file);
        return Files.writeString(file, secret);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
