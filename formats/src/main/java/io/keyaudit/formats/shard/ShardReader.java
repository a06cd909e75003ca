package io.keyaudit.formats.shard;

import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.OutcomeSpool;
import io.keyaudit.formats.json.JsonNodeReader;
import io.keyaudit.formats.report.Provenance;
import io.keyaudit.yaml.DocumentNode;
import io.keyaudit.yaml.InvalidFileException;
import io.keyaudit.yaml.Position;
import io.keyaudit.yaml.Problems;
import io.keyaudit.yaml.StrictFields;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** Reads a shard key by key, so that its keys take no memory. Not thread-safe. */
final class ShardReader {
    private static final String KEYS = "keys";
    private static final List<String> FIELDS =
            List.of("version", Shard.FIELD, "startedAt", "provenance", "finishedAt", "summary");
    private static final List<String> PROVENANCE =
            List.of("tool", "version", "run", "command", KEYS, "policy", "baseline");
    private static final List<String> SUMMARY = List.of(KEYS, "inspected", "failed", "notAsked", "notCovered");

    private final Path file;
    private final JsonNodeReader json;
    private final OutcomeSpool spool;
    private final Problems problems;
    private final List<KeptKey> keys = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    ShardReader(Path file, JsonNodeReader json, OutcomeSpool spool, Problems problems) {
        this.file = file;
        this.json = json;
        this.spool = spool;
        this.problems = problems;
    }

    ShardFile read() throws InvalidFileException {
        if (json.next() != JsonToken.START_OBJECT) {
            throw noShard(Position.START);
        }
        @Nullable Shard shard = null;
        List<DocumentNode.Entry> others = new ArrayList<>();
        Map<String, Position> seen = new HashMap<>();
        while (json.next() != JsonToken.END_OBJECT) {
            String field = json.text();
            Position at = json.position();
            json.refuseRepeated(seen.putIfAbsent(field, at), at);
            JsonToken value = json.next();
            if (field.equals(KEYS) && value == JsonToken.START_ARRAY) {
                if (shard == null) {
                    throw noShard(at);
                }
                readKeys(shard);
            } else {
                DocumentNode node = json.node();
                others.add(new DocumentNode.Entry(at, field, node));
                shard = field.equals(Shard.FIELD) ? Shard.read(node, problems) : shard;
            }
        }
        json.end();
        if (shard == null || !seen.containsKey(KEYS)) {
            throw noShard(Position.START);
        }
        return shard(shard, StrictFields.of(new DocumentNode.Mapping(Position.START, others), FIELDS, problems));
    }

    private ShardFile shard(Shard shard, StrictFields fields) throws InvalidFileException {
        if (fields.number("version") != ShardReport.VERSION) {
            throw problems.fatal(fields.node("version").position(), "this version of the format is not known");
        }
        StrictFields summary = StrictFields.of(fields.node("summary"), SUMMARY, problems);
        if (summary.number(KEYS) != keys.size()) {
            throw problems.fatal(summary.position(), "this is not the number of keys; the file was changed");
        }
        StrictFields provenance = StrictFields.of(fields.node("provenance"), PROVENANCE, problems);
        StrictFields source = StrictFields.of(provenance.node(KEYS), List.of("name", "sha256"), problems);
        return new ShardFile(
                file,
                shard,
                provenance.has("version") ? Optional.of(provenance.text("version")) : Optional.empty(),
                fields.instant("startedAt"),
                fields.instant("finishedAt"),
                new Provenance.Source(source.name("name"), shard.keysFileDigest()),
                keys);
    }

    private void readKeys(Shard shard) throws InvalidFileException {
        @Nullable KeyEntry declared = null;
        while (json.next() != JsonToken.END_ARRAY) {
            DocumentNode node = json.node();
            KeyEntry entry = KeyEntry.read(node, problems);
            KeyOutcome outcome = entry.outcome();
            String name = outcome.target().name();
            Optional<String> lister = outcome.target().listedBy();
            if (lister.isPresent()) {
                String before =
                        declared == null ? "" : declared.outcome().target().name();
                if (!before.equals(lister.get())) {
                    throw problems.fatal(node.position(), "this key does not follow the key that listed it");
                }
            } else {
                if (!shard.number().holds(name)) {
                    throw problems.fatal(
                            node.position(),
                            "this key does not belong to shard " + shard.number() + "; the file was changed");
                }
                if (declared != null && declared.position().compareTo(entry.position()) >= 0) {
                    throw problems.fatal(node.position(), "this key is not in the order of the keys file");
                }
                declared = entry;
            }
            if (!names.add(name)) {
                throw problems.fatal(node.position(), "another key of this shard has this name");
            }
            keys.add(KeptKey.of(entry, spool));
        }
    }

    private InvalidFileException noShard(Position at) {
        return problems.fatal(at, "expected a shard, as keyaudit check --shard 1/2 --format json writes it");
    }
}
