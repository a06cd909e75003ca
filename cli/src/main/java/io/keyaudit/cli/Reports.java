package io.keyaudit.cli;

import io.keyaudit.audit.AuditTarget;
import io.keyaudit.formats.ReportFormat;
import io.keyaudit.formats.ReportSettings;
import io.keyaudit.formats.keys.KeysFile;
import io.keyaudit.formats.policy.PolicyFile;
import io.keyaudit.formats.policy.PolicyPlaces;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.formats.shard.Shard;
import io.keyaudit.formats.shard.ShardReport;
import io.keyaudit.formats.table.TableStyle;
import io.keyaudit.policy.KeyAssessment;
import io.keyaudit.providers.Providers;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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
     * @param options how they are to look
     * @param keys the keys file, if there is one
     * @param criteria what keys are held against
     * @param inputs files that must not be overwritten
     * @throws RefusedException if one of them cannot be written
     */
    static Reports open(
            List<ReportRequest> asked,
            ReportOptions options,
            Terminal terminal,
            Providers providers,
            List<AuditTarget> targets,
            Optional<KeysFile> keys,
            Criteria criteria,
            List<Path> inputs) {
        return open(asked, options, terminal, providers, targets, keys, Optional.empty(), criteria, inputs);
    }

    /**
     * Opens what was asked for.
     *
     * @param options how they are to look
     * @param keys the keys file, if there is one
     * @param shard the part of its keys that the reports are about, if not all
     * @param criteria what keys are held against
     * @param inputs files that must not be overwritten
     * @throws RefusedException if one of them cannot be written
     */
    static Reports open(
            List<ReportRequest> asked,
            ReportOptions options,
            Terminal terminal,
            Providers providers,
            List<AuditTarget> targets,
            Optional<KeysFile> keys,
            Optional<Shard> shard,
            Criteria criteria,
            List<Path> inputs) {
        List<ReportRequest> requests =
                asked.stream().map(request -> request.in(terminal.folder())).toList();
        refuseSharing(requests, inputs.stream().map(terminal.folder()::resolve).toList());
        Reports reports = new Reports();
        try {
            for (ReportRequest request : requests) {
                OutputStream out =
                        request.file().map(reports::append).orElseGet(() -> standardOutput(request.format(), terminal));
                boolean toFile = request.file().isPresent();
                boolean coloured =
                        toFile ? options.colour() == Terminal.Colour.ALWAYS : terminal.colours(options.colour());
                TableStyle style = TableStyle.fitting(targets, terminal.width(), coloured);
                ReportSettings settings = new ReportSettings(
                        providers,
                        keys,
                        criteria.policy().map(PolicyFile::places).orElse(PolicyPlaces.NONE),
                        style,
                        options.view(),
                        criteria.baseline().map(Sourced::value),
                        options.omitsSuppressed(),
                        options.marksCsv());
                reports.writers.add(shard.<ReportWriter>map(part -> new ShardReport(out, part, keys.orElseThrow()))
                        .orElseGet(() -> request.format().open(out, settings)));
            }
            requests.forEach(request -> request.file().ifPresent(Reports::empty));
            return reports;
        } catch (RefusedException refused) {
            reports.close();
            throw refused;
        }
    }

    /** Adds a report to those that were asked for. */
    void with(ReportWriter other) {
        writers.add(other);
    }

    private static OutputStream standardOutput(ReportFormat format, Terminal terminal) {
        return format.audience() == ReportFormat.Audience.TERMINAL
                ? new TerminalOutputStream(terminal.out())
                : terminal.out();
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

    /** Returns the one path to a file, which need not exist, whatever links lead there. */
    static Path place(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException absent) {
            Path absolute = file.toAbsolutePath().normalize();
            @Nullable Path folder = absolute.getParent();
            return folder == null ? absolute : place(folder).resolve(absolute.getFileName());
        }
    }

    /** Opens a file and leaves what is in it, since the next one might turn out not to be writable. */
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
                "--format: " + file + " cannot be written; check that its folder exists and can be written to");
    }

    @Override
    public void begin(ReportStart start) {
        writers.forEach(writer -> writer.begin(start));
    }

    @Override
    public void add(KeyAssessment key) {
        writers.forEach(writer -> writer.add(key));
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
