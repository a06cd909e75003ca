package io.keyaudit.formats.snapshot;

import io.keyaudit.Endpoint;
import io.keyaudit.Environment;
import io.keyaudit.drift.Baseline;
import io.keyaudit.drift.Constraints;
import io.keyaudit.drift.KeyReading;
import io.keyaudit.drift.KeyRecord;
import io.keyaudit.formats.json.ConstraintsJson;
import io.keyaudit.formats.json.JsonNodeReader;
import io.keyaudit.formats.json.JsonOutput;
import io.keyaudit.formats.json.OutcomeJsonWriter;
import io.keyaudit.text.Sha256;
import io.keyaudit.yaml.InputFile;
import io.keyaudit.yaml.InvalidFileException;
import io.keyaudit.yaml.Problems;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;

/**
 * What is remembered of the keys of one audit, as a JSON file to be kept and compared with: {@code
 * Schemas.find("snapshot")} describes it. One value stands on each line and keys are sorted by name, so that equal
 * snapshots are equal files and others differ where the keys do. Immutable; holds no secret.
 *
 * @param baseline what is remembered
 * @param sha256 the SHA-256 of the file in hexadecimal
 */
public record SnapshotFile(Baseline baseline, String sha256) {
    static final int VERSION = 1;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /**
     * Reads a snapshot.
     *
     * @throws InvalidFileException if anything at all is wrong with it
     */
    public static SnapshotFile read(Path file) throws InvalidFileException {
        Problems problems = Problems.in(file);
        return InputFile.read(file, problems, in -> {
            DigestInputStream digesting = new DigestInputStream(in, Sha256.digest());
            try (JsonNodeReader json = new JsonNodeReader(text(digesting), 0, problems)) {
                Baseline baseline = new SnapshotReader(json, problems).read();
                // All of the file was read: whatever follows the snapshot would have been refused.
                return new SnapshotFile(
                        baseline,
                        HexFormat.of().formatHex(digesting.getMessageDigest().digest()));
            }
        });
    }

    /**
     * Writes a snapshot. The stream is flushed and left open.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public static void write(Baseline baseline, OutputStream out) {
        JsonOutput json = JsonOutput.exact(out);
        json.openObject();
        json.number("version", VERSION);
        json.openArray("keys");
        for (KeyRecord key : baseline.keys()) {
            json.openObject();
            json.text("name", key.name());
            json.text("provider", key.provider());
            key.endpoint().map(Endpoint::toString).ifPresent(address -> json.text("endpoint", address));
            key.reading().ifPresent(reading -> write(reading, json));
            if (!key.verdicts().isEmpty()) {
                json.openObject("verdicts");
                key.verdicts().forEach((rule, verdict) -> json.text(rule, verdict.text()));
                json.closeObject();
            }
            json.closeObject();
        }
        json.closeArray();
        json.closeObject();
        json.finish();
    }

    private static void write(KeyReading reading, JsonOutput json) {
        OutcomeJsonWriter values = new OutcomeJsonWriter(json);
        json.openObject("reading");
        json.text("state", reading.state().text());
        values.permissions(reading.permissions());
        values.texts("nativeScopes", reading.nativeScopes());
        values.texts("unrecognizedScopes", reading.unrecognizedScopes());
        values.fact("id", reading.id());
        values.fact("hint", reading.hint());
        values.fact("ownerId", reading.ownerId());
        values.fact("createdAt", reading.createdAt());
        values.fact("expiresAt", reading.expiresAt());
        values.fact("managesKeys", reading.managesKeys());
        Constraints constraints = reading.constraints();
        ConstraintsJson.addresses(constraints.allowedAddresses(), json);
        values.fact("notBefore", constraints.notBefore());
        ConstraintsJson.restrictions(constraints.restrictions(), json);
        values.fact("environment", constraints.environment().map(Environment::text));
        json.closeObject();
    }

    /** Returns the file's text without the mark that some editors put before it. Fails at the first byte that is not UTF-8. */
    private static Reader text(InputStream in) throws IOException {
        Reader text = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }
}
