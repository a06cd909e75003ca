package io.keyaudit.spring;

import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyAuditor;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.formats.journal.Journal;
import io.keyaudit.spi.Ticker;
import io.keyaudit.yaml.InvalidFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was read of keys, in a file that replicas of one machine or volume share, so that those that start at the same
 * time ask about each key once: the first asks while the others wait. A key is known again by its name, address, options
 * and credentials; the file has a fingerprint of those, and no secret. Thread-safe.
 */
final class SharedSnapshot {
    private final Path file;
    private final Duration maxAge;
    private final String program;
    private final Clock clock;

    /** @param program the program and its version; what another one read is not used */
    SharedSnapshot(Path file, Duration maxAge, String program, Clock clock) {
        this.file = file;
        this.maxAge = maxAge;
        this.program = program;
        this.clock = clock;
    }

    /**
     * Returns the outcome of every target, in the targets' order.
     *
     * @throws InvalidKeyPropertiesException if the file cannot be used
     */
    synchronized List<KeyOutcome> outcomes(List<AuditTarget> targets, KeyAuditor auditor) {
        Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            dropIfStale();
            return read(targets, auditor);
        } catch (IOException | UncheckedIOException unusable) {
            throw new InvalidKeyPropertiesException(
                    List.of("keyaudit.snapshot.file: " + file + " cannot be read and written; does its folder exist?"));
        }
    }

    /** Keeps the file from growing with every start. */
    private void dropIfStale() throws IOException {
        if (Files.exists(file)
                && Files.getLastModifiedTime(file).toInstant().plus(maxAge).isBefore(clock.instant())) {
            Files.delete(file);
        }
    }

    private List<KeyOutcome> read(List<AuditTarget> targets, KeyAuditor auditor) {
        try (Journal journal = Journal.open(file, program, Ticker.system())) {
            return outcomes(targets, auditor, journal);
        } catch (InvalidFileException unusable) {
            throw new InvalidKeyPropertiesException(List.of("keyaudit.snapshot.file: " + unusable.getMessage()));
        }
    }

    private List<KeyOutcome> outcomes(List<AuditTarget> targets, KeyAuditor auditor, Journal journal) {
        Map<AuditTarget, KeyOutcome> known = new HashMap<>();
        for (AuditTarget target : targets) {
            journal.find(target).filter(this::isFresh).ifPresent(outcome -> known.put(target, outcome));
        }
        List<AuditTarget> asked =
                targets.stream().filter(target -> !known.containsKey(target)).toList();
        for (KeyOutcome outcome : auditor.audit(asked)) {
            journal.add(outcome);
            known.put(outcome.target(), outcome);
        }
        List<KeyOutcome> outcomes = new ArrayList<>();
        targets.forEach(target -> Optional.ofNullable(known.get(target)).ifPresent(outcomes::add));
        return outcomes;
    }

    /** What was not read is asked about anew. */
    private boolean isFresh(KeyOutcome outcome) {
        return outcome instanceof Inspected inspected
                && !inspected.snapshot().evidence().observedAt().plus(maxAge).isBefore(clock.instant());
    }
}
