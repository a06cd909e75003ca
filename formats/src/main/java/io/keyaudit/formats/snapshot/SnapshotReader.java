package io.keyaudit.formats.snapshot;

import io.keyaudit.drift.Baseline;
import io.keyaudit.drift.Constraints;
import io.keyaudit.drift.KeyReading;
import io.keyaudit.drift.KeyRecord;
import io.keyaudit.formats.json.ConstraintsJson;
import io.keyaudit.formats.json.JsonNodeReader;
import io.keyaudit.formats.json.OutcomeJsonReader;
import io.keyaudit.policy.Verdict;
import io.keyaudit.yaml.DocumentNode;
import io.keyaudit.yaml.InvalidFileException;
import io.keyaudit.yaml.Position;
import io.keyaudit.yaml.Problems;
import io.keyaudit.yaml.StrictFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** Reads a snapshot key by key, so that only what is kept of the keys takes memory. Not thread-safe. */
final class SnapshotReader {
    private static final String EXPECTED =
            "expected a snapshot, an object with \"version\" and \"keys\"; keyaudit check --save-snapshot writes one";
    private static final List<String> KEY = List.of("name", "provider", "endpoint", "reading", "verdicts");
    private static final List<String> READING = Stream.concat(
                    Stream.of(
                            "state",
                            "unrestricted",
                            "permissions",
                            "nativeScopes",
                            "unrecognizedScopes",
                            "id",
                            "hint",
                            "ownerId",
                            "createdAt",
                            "expiresAt",
                            "managesKeys"),
                    ConstraintsJson.FIELDS.stream())
            .toList();

    private final JsonNodeReader json;
    private final Problems problems;
    private final Map<String, Position> names = new HashMap<>();

    /** Values that many keys have in common are kept once. */
    private final Map<Object, Object> shared = new HashMap<>();

    SnapshotReader(JsonNodeReader json, Problems problems) {
        this.json = json;
        this.problems = problems;
    }

    Baseline read() throws InvalidFileException {
        if (json.next() != JsonToken.START_OBJECT) {
            throw problems.fatal(Position.START, EXPECTED);
        }
        boolean versioned = false;
        @Nullable List<KeyRecord> keys = null;
        Map<String, Position> seen = new HashMap<>();
        while (json.next() != JsonToken.END_OBJECT) {
            String field = json.text();
            Position at = json.position();
            json.refuseRepeated(seen.putIfAbsent(field, at), at);
            JsonToken value = json.next();
            if (field.equals("version")) {
                requireVersion(json.node());
                versioned = true;
            } else if (field.equals("keys") && value == JsonToken.START_ARRAY) {
                keys = keys();
            } else {
                throw problems.fatal(at, EXPECTED);
            }
        }
        json.end();
        if (!versioned || keys == null) {
            throw problems.fatal(Position.START, EXPECTED);
        }
        return Baseline.of(keys);
    }

    private void requireVersion(DocumentNode node) throws InvalidFileException {
        if (!(node instanceof DocumentNode.Scalar version
                && version.type() == DocumentNode.ScalarType.INTEGER
                && version.value().equals(String.valueOf(SnapshotFile.VERSION)))) {
            throw problems.fatal(
                    node.position(),
                    "this version of the format is not known; this keyaudit reads version " + SnapshotFile.VERSION);
        }
    }

    private List<KeyRecord> keys() throws InvalidFileException {
        List<KeyRecord> keys = new ArrayList<>();
        while (json.next() != JsonToken.END_ARRAY) {
            keys.add(key(json.node()));
        }
        return keys;
    }

    private KeyRecord key(DocumentNode node) throws InvalidFileException {
        StrictFields fields = StrictFields.of(node, KEY, problems);
        String name = fields.name("name");
        @Nullable Position first = names.putIfAbsent(name, fields.position());
        if (first != null) {
            throw problems.fatal(fields.position(), "another key has this name, at " + first + "; remove one");
        }
        return new KeyRecord(
                name,
                once(fields.name("provider")),
                once(fields.endpoint("endpoint")),
                fields.has("reading") ? Optional.of(reading(fields.node("reading"))) : Optional.empty(),
                verdicts(fields));
    }

    private KeyReading reading(DocumentNode node) throws InvalidFileException {
        StrictFields fields = StrictFields.of(node, READING, problems);
        return new KeyReading(
                OutcomeJsonReader.state(fields),
                once(new OutcomeJsonReader(problems).permissions(fields)),
                once(fields.texts("nativeScopes")),
                once(fields.texts("unrecognizedScopes")),
                fields.textFact("id"),
                fields.textFact("hint"),
                once(fields.textFact("ownerId")),
                once(fields.instantFact("createdAt")),
                once(fields.instantFact("expiresAt")),
                once(fields.flagFact("managesKeys")),
                once(new Constraints(
                        ConstraintsJson.addresses(fields),
                        fields.instantFact("notBefore"),
                        ConstraintsJson.restrictions(fields, problems),
                        ConstraintsJson.environment(fields))));
    }

    private SortedMap<String, Verdict> verdicts(StrictFields fields) throws InvalidFileException {
        SortedMap<String, Verdict> verdicts = new TreeMap<>();
        if (fields.has("verdicts")) {
            for (Map.Entry<String, String> verdict :
                    fields.texts("verdicts", "verdicts by their rules").entrySet()) {
                verdicts.put(
                        once(verdict.getKey()),
                        Arrays.stream(Verdict.values())
                                .filter(one -> one.text().equals(verdict.getValue()))
                                .findFirst()
                                .orElseThrow(() -> problems.fatal(
                                        fields.position(),
                                        "the verdict of rule \"" + verdict.getKey() + "\" is not one of: "
                                                + Arrays.stream(Verdict.values())
                                                        .map(Verdict::text)
                                                        .collect(Collectors.joining(", ")))));
            }
        }
        return verdicts;
    }

    /** Returns the first of all equal values. */
    @SuppressWarnings("unchecked")
    private <T> T once(T value) {
        Object first = shared.putIfAbsent(value, value);
        return first == null ? value : (T) first;
    }
}
