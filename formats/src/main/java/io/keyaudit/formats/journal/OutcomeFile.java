package io.keyaudit.formats.journal;

import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.OutcomeSpool;
import io.keyaudit.formats.json.JsonNodeReader;
import io.keyaudit.formats.json.JsonOutput;
import io.keyaudit.formats.json.OutcomeJsonReader;
import io.keyaudit.formats.json.OutcomeJsonWriter;
import io.keyaudit.yaml.InvalidFileException;
import io.keyaudit.yaml.Problems;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps outcomes in memory up to a number, and beyond in a temporary file that only this user can read and that is gone
 * when it is closed, or the JVM ends. The file holds no secret; targets stay in memory. Not thread-safe.
 */
public final class OutcomeFile implements OutcomeSpool {
    private static final int IN_MEMORY = 1000;

    private final int mostInMemory;
    private int inMemory;
    private int inFile;
    private @Nullable Path path;

    /** Not a channel, which closes when its thread is interrupted, as it is where an audit is stopped. */
    private @Nullable RandomAccessFile file;

    /** Keeps a thousand outcomes at a time in memory. */
    public OutcomeFile() {
        this(IN_MEMORY);
    }

    OutcomeFile(int mostInMemory) {
        this.mostInMemory = mostInMemory;
    }

    @Override
    public Supplier<KeyOutcome> keep(KeyOutcome outcome) {
        if (outcome instanceof KeyOutcome.NotAsked) {
            // Nothing but the target.
            return () -> outcome;
        }
        if (inMemory < mostInMemory) {
            inMemory++;
            return () -> {
                inMemory--;
                return outcome;
            };
        }
        try {
            return write(outcome);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Supplier<KeyOutcome> write(KeyOutcome outcome) throws IOException {
        RandomAccessFile to = file();
        byte[] line = json(outcome);
        // What nobody waits for any more is written over.
        long start = inFile == 0 ? 0 : to.length();
        to.setLength(start);
        to.seek(start);
        to.write(line);
        inFile++;
        AuditTarget target = outcome.target();
        return () -> {
            inFile--;
            return read(to, start, line.length, target);
        };
    }

    private RandomAccessFile file() throws IOException {
        if (file == null) {
            path = Files.createTempFile("keyaudit-outcomes", ".part");
            path.toFile().deleteOnExit();
            file = new RandomAccessFile(path.toFile(), "rw");
        }
        return file;
    }

    private static byte[] json(KeyOutcome outcome) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        JsonOutput json = JsonOutput.exactLine(line);
        json.openObject();
        new OutcomeJsonWriter(json).writeWithProvenance(outcome);
        json.closeObject();
        json.finish();
        return line.toByteArray();
    }

    private static KeyOutcome read(RandomAccessFile from, long start, int length, AuditTarget target) {
        Problems problems = Problems.in(Path.of("outcomes"));
        try {
            byte[] line = new byte[length];
            from.seek(start);
            from.readFully(line);
            StringReader text = new StringReader(new String(line, StandardCharsets.UTF_8));
            try (JsonNodeReader json = new JsonNodeReader(text, 0, problems)) {
                json.next();
                return new OutcomeJsonReader(problems).read(json.node(), target);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("a temporary file of outcomes was cut off", failed);
        } catch (InvalidFileException damaged) {
            throw new UncheckedIOException(new IOException("a temporary file of outcomes was damaged", damaged));
        }
    }

    @Override
    public void close() {
        try {
            if (file != null && path != null) {
                file.close();
                Files.deleteIfExists(path);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
