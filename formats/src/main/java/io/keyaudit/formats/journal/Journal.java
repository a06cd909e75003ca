package io.keyaudit.formats.journal;

import io.keyaudit.FailureKind;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyCredentials.Given;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.KeyOutcome.Failed;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.audit.KeyOutcome.NotAsked;
import io.keyaudit.spi.Ticker;
import io.keyaudit.yaml.InvalidFileException;
import io.keyaudit.yaml.Problems;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What became of the keys of an audit that is under way, kept in a file, so that the audit can be continued after it was
 * ended in any way. Each outcome is in the operating system's hands as soon as it is recorded, and on the disk soon
 * after.
 *
 * <p>An outcome is remembered if the service answered about the key: it was read, or the service refused it. It is
 * remembered for a key with the same name, provider, endpoint, options and credentials. Those are recognized by a fingerprint;
 * a journal holds no secret. A key whose credentials come from a source is never remembered, nor is one that lists others, since those would be missing: it lists them
 * again. One process uses a journal at a time. Not thread-safe.
 */
public final class Journal implements AutoCloseable {
    private static final int MOST_UNSYNCED = 64;
    private static final long LONGEST_UNSYNCED = TimeUnit.SECONDS.toNanos(1);
    private static final int SALT_LENGTH = 32;
    private static final Set<FailureKind> ANSWERS = Set.of(FailureKind.REJECTED, FailureKind.FORBIDDEN);

    private final Path path;
    private final JournalFile file;
    private final JournalEntries entries;
    private final Ticker ticker;
    private final byte[] salt;
    private final Map<String, JournalFile.Place> remembered;
    private int lines;
    private int unsynced;
    private long lastSync;
    private boolean complete = true;

    private Journal(Path path, JournalFile file, JournalEntries entries, Ticker ticker, Optional<JournalScan> scan) {
        this.path = path;
        this.file = file;
        this.entries = entries;
        this.ticker = ticker;
        this.salt = scan.map(JournalScan::salt).orElseGet(Journal::freshSalt);
        this.remembered = scan.map(JournalScan::remembered).orElseGet(HashMap::new);
        this.lines = scan.map(JournalScan::lines).orElse(0);
        this.lastSync = ticker.nanoTime();
    }

    /**
     * Opens a journal: one to be continued, or a new one if the file does not exist, is empty or tells of an audit that
     * came to its end. What was written in part when the audit was ended is dropped.
     *
     * @param program the program and its version; what another one found out is not taken over
     * @param ticker the time by which outcomes are brought to the disk
     * @throws InvalidFileException if the file is no journal, is damaged or in use, or is another program's
     */
    public static Journal open(Path path, String program, Ticker ticker) throws InvalidFileException {
        return open(path, program, ticker, FileDescriptor::sync);
    }

    static Journal open(Path path, String program, Ticker ticker, JournalFile.Disk disk) throws InvalidFileException {
        Problems problems = Problems.in(path);
        try {
            JournalFile file = JournalFile.open(path, disk, problems);
            try {
                return open(path, file, new JournalEntries(problems, program), ticker);
            } catch (InvalidFileException | IOException | RuntimeException unusable) {
                file.close();
                throw unusable;
            }
        } catch (AccessDeniedException denied) {
            throw problems.fatal("not allowed to write this file; check its permissions and those of its folder");
        } catch (IOException unusable) {
            throw problems.fatal("the file cannot be read and written; does its folder exist?");
        }
    }

    private static Journal open(Path path, JournalFile file, JournalEntries entries, Ticker ticker)
            throws InvalidFileException, IOException {
        JournalScan scan = new JournalScan(entries);
        scan.finish(file.readLines(scan, entries.problems()));
        if (scan.isToBeContinued()) {
            file.truncate();
            return new Journal(path, file, entries, ticker, Optional.of(scan));
        }
        file.clear();
        Journal journal = new Journal(path, file, entries, ticker, Optional.empty());
        journal.write(entries.header(journal.salt));
        journal.sync();
        return journal;
    }

    private static byte[] freshSalt() {
        byte[] salt = new byte[SALT_LENGTH];
        new SecureRandom().nextBytes(salt);
        return salt;
    }

    /** Returns how many keys have an outcome here that is remembered, if they are still as they were. */
    public int size() {
        return remembered.size();
    }

    /**
     * Returns what became of the key, if that is known and the key is still as it was.
     *
     * @throws UncheckedIOException if the journal cannot be read any more
     */
    public Optional<KeyOutcome> find(AuditTarget target) {
        JournalFile.Place place = remembered.get(target.name());
        if (place == null || !isRemembered(target)) {
            return Optional.empty();
        }
        try {
            return entries.read(file.read(place), place.number(), target, fingerprint(target));
        } catch (InvalidFileException changed) {
            throw new UncheckedIOException(new IOException(path + ": somebody else changed this journal"));
        } catch (IOException unreadable) {
            throw failed(unreadable);
        }
    }

    /**
     * Records what became of a key. An outcome that the service did not decide is recorded too, unless the audit was
     * cancelled, and the key is asked again when the audit is continued.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public void add(KeyOutcome outcome) {
        complete &= isAnswer(outcome);
        if (outcome instanceof NotAsked
                || (outcome instanceof Failed failed && failed.kind() == FailureKind.CANCELLED)) {
            // There can be very many, and little time.
            return;
        }
        AuditTarget target = outcome.target();
        if (!isRemembered(target)) {
            return;
        }
        JournalFile.Place place = append(entries.outcome(outcome, fingerprint(target)));
        if (isAnswer(outcome)) {
            remembered.put(target.name(), place);
        } else {
            remembered.remove(target.name());
        }
    }

    /**
     * Ends the audit. If the service answered about every key that was asked about since the journal was
     * opened, the journal has served its purpose, and the next audit begins it anew.
     *
     * @throws UncheckedIOException if that cannot be written
     */
    public void end() {
        if (complete) {
            append(entries.end());
        }
        try {
            sync();
        } catch (IOException unwritable) {
            throw failed(unwritable);
        }
    }

    /**
     * Brings what was recorded to the disk and lets others use the journal.
     *
     * @throws UncheckedIOException if that fails
     */
    @Override
    public void close() {
        try (file) {
            if (unsynced > 0) {
                sync();
            }
        } catch (IOException unwritable) {
            throw failed(unwritable);
        }
    }

    static boolean isAnswer(KeyOutcome outcome) {
        return outcome instanceof Inspected || (outcome instanceof Failed failed && ANSWERS.contains(failed.kind()));
    }

    /** A key that lists others would bring none of them back; one whose credentials are asked for is not known again. */
    private static boolean isRemembered(AuditTarget target) {
        return !target.inventory() && target.credentials() instanceof Given;
    }

    private String fingerprint(AuditTarget target) {
        return ((Given) target.credentials()).credentials().fingerprint(salt);
    }

    private JournalFile.Place append(byte[] line) {
        try {
            JournalFile.Place place = write(line);
            if (unsynced >= MOST_UNSYNCED || ticker.nanoTime() - lastSync >= LONGEST_UNSYNCED) {
                sync();
            }
            return place;
        } catch (IOException unwritable) {
            throw failed(unwritable);
        }
    }

    private JournalFile.Place write(byte[] line) throws IOException {
        unsynced++;
        lines++;
        return file.append(line, lines);
    }

    private void sync() throws IOException {
        file.sync();
        unsynced = 0;
        lastSync = ticker.nanoTime();
    }

    private UncheckedIOException failed(IOException reason) {
        return new UncheckedIOException(new IOException("journal " + path + ": " + reason.getMessage(), reason));
    }
}
