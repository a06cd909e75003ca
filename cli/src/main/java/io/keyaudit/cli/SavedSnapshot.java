package io.keyaudit.cli;

import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.drift.Baseline;
import io.keyaudit.drift.KeyRecord;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.formats.snapshot.SnapshotFile;
import io.keyaudit.policy.KeyAssessment;
import io.keyaudit.text.VisibleText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Remembers an audit's keys, and writes them to a file all at once or not at all. */
final class SavedSnapshot implements ReportWriter {
    private final Path file;
    private final Path draft;
    private final Optional<Baseline> earlier;
    private final Terminal terminal;
    private final List<KeyRecord> records = new ArrayList<>();

    /** How the names begin of keys that an inventory can list which could not be read. */
    private final Set<String> unlisted = new HashSet<>();

    private SavedSnapshot(Path file, Path draft, Optional<Baseline> earlier, Terminal terminal) {
        this.file = file;
        this.draft = draft;
        this.earlier = earlier;
        this.terminal = terminal;
    }

    /**
     * Returns a snapshot that is to be written to a file.
     *
     * @param others files that it must not replace, since the command reads or writes them
     * @param earlier what is kept of keys that cannot be read now
     * @throws RefusedException if the file cannot be written
     */
    static SavedSnapshot to(Path file, Collection<Path> others, Optional<Baseline> earlier, Terminal terminal) {
        // Where a link leads, so that the file is replaced and not the link.
        Path target = Reports.place(terminal.folder().resolve(file));
        if (others.stream().map(terminal.folder()::resolve).map(Reports::place).anyMatch(target::equals)) {
            throw new RefusedException(
                    "--save-snapshot: " + file + " is read or written by this command already; choose another name");
        }
        if (Files.isDirectory(target)) {
            throw new RefusedException("--save-snapshot: " + file + " is a directory; name a file in it");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new RefusedException("--save-snapshot: " + file
                    + " is a device or a pipe, which a snapshot cannot replace; name a file");
        }
        try {
            Path folder = Optional.ofNullable(target.getParent()).orElse(target);
            Path draft = Files.createTempFile(folder, ".keyaudit-", ".draft");
            draft.toFile().deleteOnExit();
            return new SavedSnapshot(target, draft, earlier, terminal);
        } catch (IOException unwritable) {
            throw new RefusedException("--save-snapshot: " + file
                    + " cannot be written; check that its folder exists and can be written to");
        }
    }

    @Override
    public void begin(ReportStart start) {}

    @Override
    public void add(KeyAssessment key) {
        KeyOutcome outcome = key.outcome();
        KeyRecord now = KeyRecord.of(key);
        Optional<KeyRecord> before = earlier.flatMap(baseline -> baseline.find(now.name()))
                .filter(record -> record.reading().isPresent());
        if (now.reading().isEmpty() && before.isPresent()) {
            terminal.err()
                    .println("keyaudit: " + VisibleText.of(now.name())
                            + " could not be read; the snapshot keeps what the baseline says of it");
        }
        records.add(now.reading().isPresent() ? now : before.orElse(now));
        if (outcome instanceof KeyOutcome.Failed && outcome.target().inventory()) {
            unlisted.add(now.name() + "/");
        }
    }

    /** Nothing is known of keys whose list could not be read, least of all that they are gone. */
    @Override
    public void end(ReportEnd end) {
        Set<String> names = records.stream().map(KeyRecord::name).collect(Collectors.toSet());
        earlier.stream()
                .flatMap(baseline -> baseline.keys().stream())
                .filter(record -> !names.contains(record.name()))
                .filter(record -> unlisted.stream().anyMatch(record.name()::startsWith))
                .forEach(records::add);
    }

    void write() {
        try {
            try (OutputStream out = Files.newOutputStream(draft)) {
                SnapshotFile.write(Baseline.of(records), out);
            }
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
