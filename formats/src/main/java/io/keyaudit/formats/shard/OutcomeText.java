package io.keyaudit.formats.shard;

import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.formats.json.JsonNodeReader;
import io.keyaudit.formats.json.JsonOutput;
import io.keyaudit.yaml.DocumentNode;
import io.keyaudit.yaml.InvalidFileException;
import io.keyaudit.yaml.Position;
import io.keyaudit.yaml.Problems;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Outcomes as text, as they are in a shard, for one process to hand to another. Holds no secret. */
public final class OutcomeText {
    private OutcomeText() {}

    /** Returns the outcomes of a key, and of those that it listed, as text. */
    public static String of(List<KeyOutcome> outcomes) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        JsonOutput json = JsonOutput.exactLine(text);
        json.openArray();
        outcomes.forEach(outcome -> new KeyEntry(outcome, Position.START).write(json));
        json.closeArray();
        json.finish();
        return text.toString(StandardCharsets.UTF_8);
    }

    /**
     * Reads the outcomes again; their targets have neither credentials nor options.
     *
     * @throws InvalidFileException if {@link #of} did not write that
     */
    public static List<KeyOutcome> read(String text) throws InvalidFileException {
        Problems problems = Problems.in(Path.of("outcomes"));
        try (JsonNodeReader json = new JsonNodeReader(new StringReader(text), 0, problems)) {
            json.next();
            if (!(json.node() instanceof DocumentNode.Sequence entries)) {
                throw problems.fatal(Position.START, "expected a list of outcomes");
            }
            json.end();
            List<KeyOutcome> outcomes = new ArrayList<>();
            for (DocumentNode entry : entries.items()) {
                outcomes.add(KeyEntry.read(entry, problems).outcome());
            }
            return List.copyOf(outcomes);
        }
    }
}
