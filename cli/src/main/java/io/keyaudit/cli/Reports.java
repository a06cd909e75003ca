package io.keyaudit.cli;

import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.Providers;
import io.keyaudit.formats.ReportWriter;
import io.keyaudit.formats.TableStyle;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All reports of one audit. They are opened before anything is sent, so that a wrong file name costs nothing. */
final class Reports implements ReportWriter, AutoCloseable {
    private final List<ReportWriter> writers = new ArrayList<>();
    private final List<OutputStream> files = new ArrayList<>();

    private Reports() {}

    /**
     * Opens what was asked for.
     *
     * @param input a file that must not be overwritten
     * @throws RefusedException if one of them cannot be written
     */
    static Reports open(
            ReportOptions options,
            Terminal terminal,
            Providers providers,
            List<AuditTarget> targets,
            Optional<Path> input) {
        refuseSharing(options.requests(), input);
        Reports reports = new Reports();
        try {
            for (ReportRequest request : options.requests()) {
                boolean toFile = request.file().isPresent();
                boolean colour =
                        toFile ? options.colour() == Terminal.Colour.ALWAYS : terminal.colours(options.colour());
                OutputStream out = request.file().map(reports::append).orElse(terminal.out());
                reports.writers.add(
                        switch (request.format()) {
                            case JSON -> ReportWriter.json(out);
                            case TABLE ->
                                ReportWriter.table(
                                        toFile
                                                ? new OutputStreamWriter(out, StandardCharsets.UTF_8)
                                                : new PrintStreamWriter(terminal.out()),
                                        providers,
                                        TableStyle.fitting(targets, terminal.width(), colour));
                        });
            }
            options.requests().forEach(request -> request.file().ifPresent(Reports::empty));
            return reports;
        } catch (RefusedException refused) {
            reports.close();
            throw refused;
        }
    }

    private static void refuseSharing(List<ReportRequest> requests, Optional<Path> input) {
        Set<Optional<Path>> taken = new HashSet<>();
        for (ReportRequest request : requests) {
            Optional<Path> file = request.file().map(Reports::absolute);
            if (!taken.add(file)) {
                throw new RefusedException("--format: two reports would be written to "
                        + file.map(Path::toString).orElse("standard output") + "; give each its own FORMAT=FILE");
            }
            if (file.isPresent() && file.equals(input.map(Reports::absolute))) {
                throw new RefusedException("--format: " + file.get() + " is the keys file; choose another name");
            }
        }
    }

    private static Path absolute(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException absent) {
            return file.toAbsolutePath().normalize();
        }
    }

    /** Opens a file and leaves what is in it, since the next one may turn out not to be writable. */
    private OutputStream append(Path file) {
        if (Files.isDirectory(file)) {
            throw new RefusedException("--format: " + file + " is a directory; name a file in it");
        }
        try {
            // Not through a channel: that would close when Ctrl-C interrupts this thread.
            OutputStream out = new BufferedOutputStream(new FileOutputStream(file.toFile(), true));
            files.add(out);
            return out;
        } catch (IOException unwritable) {
            throw unwritable(file);
        }
    }

    /** Empties a file that is open already; pipes and devices have nothing to be emptied of. */
    private static void empty(Path file) {
        if (Files.isRegularFile(file)) {
            try {
                new FileOutputStream(file.toFile()).close();
            } catch (IOException unwritable) {
                throw unwritable(file);
            }
        }
    }

    private static RefusedException unwritable(Path file) {
        return new RefusedException(
                "--format: " + file + " cannot be written; check that its folder exists and may be written to");
    }

    @Override
    public void begin(Instant startedAt) {
        writers.forEach(writer -> writer.begin(startedAt));
    }

    @Override
    public void add(KeyOutcome outcome) {
        writers.forEach(writer -> writer.add(outcome));
    }

    @Override
    public void end(Instant finishedAt) {
        writers.forEach(writer -> writer.end(finishedAt));
    }

    @Override
    public void close() {
        for (OutputStream file : files) {
            try {
                file.close();
            } catch (IOException unwritten) {
                throw new UncheckedIOException(unwritten);
            }
        }
    }
}
