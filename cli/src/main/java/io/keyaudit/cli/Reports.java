package io.keyaudit.cli;

import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.Providers;
import io.keyaudit.formats.KeysFile;
import io.keyaudit.formats.ReportEnd;
import io.keyaudit.formats.ReportStart;
import io.keyaudit.formats.ReportWriter;
import io.keyaudit.formats.TableStyle;
import io.keyaudit.policy.Finding;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All reports of one audit. They are opened before anything is sent, so that a wrong file name costs nothing. */
final class Reports implements ReportWriter, AutoCloseable {
    private final List<ReportWriter> writers = new ArrayList<>();
    private final List<OutputStream> files = new ArrayList<>();

    private Reports() {}

    /**
     * Opens what was asked for.
     *
     * @param keys the keys file, if there is one
     * @param inputs files that must not be overwritten
     * @throws RefusedException if one of them cannot be written
     */
    static Reports open(
            List<ReportRequest> requests,
            Terminal.Colour colour,
            Terminal terminal,
            Providers providers,
            List<AuditTarget> targets,
            Optional<KeysFile> keys,
            List<Path> inputs) {
        refuseSharing(requests, inputs);
        Reports reports = new Reports();
        try {
            for (ReportRequest request : requests) {
                OutputStream out = request.file().map(reports::append).orElse(terminal.out());
                reports.writers.add(
                        switch (request.format()) {
                            case TABLE -> table(request, out, colour, terminal, providers, targets);
                            case JSON -> ReportWriter.json(out);
                            case SARIF -> ReportWriter.sarif(out, keys);
                            case JUNIT -> ReportWriter.junit(out);
                            case CSV -> ReportWriter.csv(out);
                            case MARKDOWN -> ReportWriter.markdown(out);
                            case HTML -> ReportWriter.html(out, providers);
                            case OCSF -> ReportWriter.ocsf(out);
                        });
            }
            requests.forEach(request -> request.file().ifPresent(Reports::empty));
            return reports;
        } catch (RefusedException refused) {
            reports.close();
            throw refused;
        }
    }

    /** Tells one more of everything. */
    void with(ReportWriter other) {
        writers.add(other);
    }

    private static ReportWriter table(
            ReportRequest request,
            OutputStream out,
            Terminal.Colour colour,
            Terminal terminal,
            Providers providers,
            List<AuditTarget> targets) {
        boolean toFile = request.file().isPresent();
        boolean coloured = toFile ? colour == Terminal.Colour.ALWAYS : terminal.colours(colour);
        return ReportWriter.table(
                toFile ? new OutputStreamWriter(out, StandardCharsets.UTF_8) : new PrintStreamWriter(terminal.out()),
                providers,
                TableStyle.fitting(targets, terminal.width(), coloured));
    }

    private static void refuseSharing(List<ReportRequest> requests, List<Path> inputs) {
        List<Path> read = inputs.stream().map(Reports::place).toList();
        Set<Optional<Path>> taken = new HashSet<>();
        for (ReportRequest request : requests) {
            Optional<Path> file = request.file().map(Reports::place);
            if (!taken.add(file)) {
                throw new RefusedException("--format: two reports would be written to "
                        + file.map(Path::toString).orElse("standard output") + "; give each its own FORMAT=FILE");
            }
            if (file.isPresent() && read.contains(file.get())) {
                throw new RefusedException("--format: " + file.get() + " is read by this command; choose another name");
            }
        }
    }

    /** The one path to a file, which need not exist, whatever links lead there. */
    static Path place(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException absent) {
            Path absolute = file.toAbsolutePath().normalize();
            @Nullable Path folder = absolute.getParent();
            return folder == null ? absolute : place(folder).resolve(absolute.getFileName());
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
    public void begin(ReportStart start) {
        writers.forEach(writer -> writer.begin(start));
    }

    @Override
    public void add(KeyOutcome outcome, List<Finding> findings) {
        writers.forEach(writer -> writer.add(outcome, findings));
    }

    @Override
    public void end(ReportEnd end) {
        writers.forEach(writer -> writer.end(end));
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
