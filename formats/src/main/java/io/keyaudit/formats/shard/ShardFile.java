package io.keyaudit.formats.shard;

import io.keyaudit.audit.OutcomeSpool;
import io.keyaudit.formats.json.JsonNodeReader;
import io.keyaudit.formats.report.Provenance;
import io.keyaudit.yaml.InputFile;
import io.keyaudit.yaml.InvalidFileException;
import io.keyaudit.yaml.Problems;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The report on a shard, as {@link ShardReport} wrote it. Shows no secret.
 *
 * @param path the file
 * @param shard which part of what it is
 * @param version the version of keyaudit that read the keys
 * @param startedAt when that began
 * @param finishedAt when it ended
 * @param keysFile the keys file as it was named where the shard was read
 * @param keys the shard's keys, in the order of the keys file, each in front of those that it listed
 */
public record ShardFile(
        Path path,
        Shard shard,
        Optional<String> version,
        Instant startedAt,
        Instant finishedAt,
        Provenance.Source keysFile,
        List<KeptKey> keys) {
    /** Copies what can change. */
    public ShardFile {
        keys = List.copyOf(keys);
    }

    /**
     * Reads a shard.
     *
     * @param spool keeps its keys
     * @throws InvalidFileException if anything at all is wrong with it
     */
    public static ShardFile read(Path file, OutcomeSpool spool) throws InvalidFileException {
        Problems problems = Problems.in(file);
        return InputFile.read(file, problems, in -> {
            try (JsonNodeReader json = new JsonNodeReader(
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder())), 0, problems)) {
                return new ShardReader(file, json, spool, problems).read();
            }
        });
    }

    /** Returns the exception that says what is wrong with it. */
    InvalidFileException fatal(String message) {
        return Problems.in(path).fatal(message);
    }
}
