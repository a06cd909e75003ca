package io.keyaudit.formats.journal;

import io.keyaudit.formats.journal.JournalFile.Place;
import io.keyaudit.yaml.InvalidFileException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds out where a journal has what. Not thread-safe. */
final class JournalScan implements JournalFile.LineReader {
    private final JournalEntries entries;
    private final Map<String, Place> remembered = new HashMap<>();
    private byte[] salt = {};
    private int lines;
    private boolean ended;

    JournalScan(JournalEntries entries) {
        this.entries = entries;
    }

    @Override
    public void read(Place place, byte[] line) throws InvalidFileException {
        lines = place.number();
        if (lines == 1) {
            if (!entries.mayBegin(line)) {
                throw entries.damaged(lines);
            }
            salt = entries.salt(line);
            return;
        }
        Optional<JournalEntries.Remembered> found = entries.remembered(line, lines);
        ended = found.isEmpty();
        found.ifPresent(key -> {
            String name = key.target().name();
            if (Journal.isAnswer(key.outcome())) {
                remembered.put(name, place);
            } else {
                remembered.remove(name);
            }
        });
    }

    /** Takes what stands behind the last complete line. */
    void finish(byte[] incomplete) throws InvalidFileException {
        if (lines == 0 && !entries.mayBegin(incomplete)) {
            throw entries.damaged(1);
        }
    }

    /** Returns whether there is a journal, and the audit did not come to its end. */
    boolean isToBeContinued() {
        return lines > 0 && !ended;
    }

    byte[] salt() {
        return salt;
    }

    int lines() {
        return lines;
    }

    Map<String, Place> remembered() {
        return remembered;
    }
}
