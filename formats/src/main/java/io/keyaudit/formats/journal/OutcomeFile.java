package io.keyaudit.formats.journal;

import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.formats.json.JsonNodeReader;
import io.keyaudit.formats.json.JsonOutput;
import io.keyaudit.formats.json.OutcomeJsonReader;
import io.keyaudit.formats.json.OutcomeJsonWriter;
import io.keyaudit.policy.OutcomeSpool;
import io.keyaudit.yaml.InvalidFileException;
import io.keyaudit.yaml.Problems;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Holds outcomes in memory up to a number of keys, and from there on in a temporary file that only this user can read and
 * that is gone when it is closed, or the JVM ends. The file holds no secret; targets stay in memory. Not thread-safe.
 */
public final class OutcomeFile implements OutcomeSpool {
    private static final int IN_MEMORY = 1000;

    private final int inMemory;
    private final List<KeyOutcome> first = new ArrayList<>();
    private final List<AuditTarget> targets = new ArrayList<>();
    private @Nullable FileChannel file;
    private @Nullable OutputStream out;

    /** Holds the first thousand outcomes in memory. */
    public OutcomeFile() {
        this(IN_MEMORY);
    }

    OutcomeFile(int inMemory) {
        this.inMemory = inMemory;
    }

    @Override
    public void add(KeyOutcome outcome) {
        if (first.size() < inMemory) {
            first.add(outcome);
            return;
        }
        targets.add(outcome.target());
        try {
            OutputStream lines = out();
            if (outcome instanceof KeyOutcome.NotAsked) {
                lines.write('\n');
                return;
            }
            JsonOutput json = JsonOutput.exactLine(lines);
            json.openObject();
            new OutcomeJsonWriter(json).write(outcome);
            json.closeObject();
            json.finish();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private OutputStream out() throws IOException {
        if (out == null) {
            Path path = Files.createTempFile("keyaudit-outcomes", ".part");
            file = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            out = new BufferedOutputStream(Channels.newOutputStream(file));
        }
        return out;
    }

    @Override
    public void drain(Consumer<? super KeyOutcome> next) {
        first.forEach(next);
        first.clear();
        if (out == null || file == null) {
            return;
        }
        try {
            out.flush();
            file.position(0);
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(Channels.newInputStream(file), StandardCharsets.UTF_8));
            for (AuditTarget target : targets) {
                @Nullable String line = lines.readLine();
                if (line == null) {
                    throw new IOException("a temporary file of outcomes was cut off");
                }
                next.accept(line.isEmpty() ? new KeyOutcome.NotAsked(target) : read(line, target));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static KeyOutcome read(String line, AuditTarget target) throws IOException {
        Problems problems = Problems.in(Path.of("outcomes"));
        try (JsonNodeReader json = new JsonNodeReader(new StringReader(line), 0, problems)) {
            json.next();
            return new OutcomeJsonReader(problems).read(json.node(), target);
        } catch (InvalidFileException damaged) {
            throw new IOException("a temporary file of outcomes was damaged", damaged);
        }
    }

    @Override
    public void close() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
