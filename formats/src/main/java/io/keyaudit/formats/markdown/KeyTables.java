package io.keyaudit.formats.markdown;

import io.keyaudit.Evidence;
import io.keyaudit.KeySnapshot;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.KeyOutcome.Failed;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.formats.content.KeyNote;
import io.keyaudit.formats.content.TextOutput;
import io.keyaudit.text.VisibleText;
import java.util.stream.Collectors;

/** Every key with all that it can and cannot do, and how that is known. Not thread-safe. */
final class KeyTables {
    private static final int ROOM_FOR_KEYS = 8 * 1024;
    private static final int ROOM_FOR_EVIDENCE = 3 * 1024;
    private static final int LONGEST_RESOURCE = 60;
    private static final int LONGEST_LIST = 2000;

    private final MarkdownRows keys = new MarkdownRows(ROOM_FOR_KEYS);
    private final MarkdownRows evidence = new MarkdownRows(ROOM_FOR_EVIDENCE);

    void add(KeyOutcome outcome) {
        String name = DigestTables.name(outcome.target().name());
        String provider = DigestTables.name(outcome.target().provider());
        if (outcome instanceof Inspected inspected) {
            KeySnapshot snapshot = inspected.snapshot();
            keys.row(name, provider, snapshot.state().text(), permissions(snapshot));
            Evidence read = snapshot.evidence();
            evidence.row(
                    name,
                    read.method().text(),
                    read.observedAt().toString(),
                    Integer.toString(read.requests()),
                    DigestTables.text(String.join(", ", read.calls())));
        } else if (outcome instanceof Failed failed) {
            keys.row(
                    name,
                    provider,
                    "**FAILED**",
                    DigestTables.text(failed.kind().text() + ": " + failed.message()));
        } else {
            keys.row(name, provider, "", "not asked about: the audit was stopped before");
        }
    }

    void write(TextOutput out) {
        keys.write(out, "Keys", "key", "service", "state", "permissions");
        if (!keys.isEmpty()) {
            out.write("\n`r` read, `w` write, `-` no, `?` unknown.\n");
        }
        evidence.write(out, "Evidence", "key", "method", "read at", "requests", "calls");
    }

    private static String permissions(KeySnapshot snapshot) {
        String pairs = snapshot.permissions().permissions().stream()
                .map(pair -> VisibleText.shortened(pair.resource(), LONGEST_RESOURCE) + " " + pair.pair())
                .collect(Collectors.joining(", "));
        String notes = KeyNote.of(snapshot).stream()
                .map(note -> "<br>" + DigestTables.text(note.text()))
                .collect(Collectors.joining());
        return (pairs.isEmpty() ? "none" : MarkdownText.shortened(pairs, LONGEST_LIST)) + notes;
    }
}
