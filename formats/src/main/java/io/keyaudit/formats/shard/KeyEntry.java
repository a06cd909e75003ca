package io.keyaudit.formats.shard;

import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.formats.json.JsonOutput;
import io.keyaudit.formats.json.OutcomeJsonReader;
import io.keyaudit.formats.json.OutcomeJsonWriter;
import io.keyaudit.yaml.DocumentNode;
import io.keyaudit.yaml.DocumentNode.Mapping;
import io.keyaudit.yaml.InvalidFileException;
import io.keyaudit.yaml.Position;
import io.keyaudit.yaml.Problems;
import io.keyaudit.yaml.StrictFields;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What became of a key, with all that is needed to judge it elsewhere. Immutable.
 *
 * @param outcome of a target without its credentials and options
 * @param position where the keys file lists the key, or the one that listed it
 */
record KeyEntry(KeyOutcome outcome, Position position) {
    private static final String INVENTORY = "inventory";
    private static final String POSITION = "declaredAt";
    private static final String NOT_ASKED = "not-asked";
    private static final Set<String> ADDED = Set.of(INVENTORY, POSITION);
    private static final Set<String> TARGET =
            Set.of("name", "provider", "listedBy", "endpoint", "tags", "outcome", INVENTORY, POSITION);

    void write(JsonOutput json) {
        json.openObject();
        new OutcomeJsonWriter(json).writeWithProvenance(outcome);
        if (outcome.target().inventory()) {
            json.flag(INVENTORY, true);
        }
        json.openObject(POSITION);
        json.number("line", position.line());
        json.number("column", position.column());
        json.closeObject();
        json.closeObject();
    }

    static KeyEntry read(DocumentNode node, Problems problems) throws InvalidFileException {
        if (!(node instanceof Mapping key)) {
            throw problems.fatal(node.position(), "expected what became of a key");
        }
        StrictFields fields = StrictFields.of(with(key, TARGET), List.copyOf(TARGET), problems);
        AuditTarget.Builder target = AuditTarget.builder(fields.name("name"), fields.name("provider"));
        fields.endpoint("endpoint").ifPresent(target::endpoint);
        fields.texts("tags").forEach(target::tag);
        if (fields.has("listedBy")) {
            target.listedBy(fields.name("listedBy"));
        }
        if (fields.has(INVENTORY) && fields.flag(INVENTORY)) {
            target.inventory();
        }
        StrictFields place = StrictFields.of(fields.node(POSITION), List.of("line", "column"), problems);
        return new KeyEntry(
                outcome(key, fields.text("outcome"), target.build(), problems),
                new Position(place.number("line"), place.number("column")));
    }

    private static KeyOutcome outcome(Mapping key, String label, AuditTarget target, Problems problems)
            throws InvalidFileException {
        if (label.equals(NOT_ASKED)) {
            StrictFields.of(key, List.copyOf(TARGET), problems);
            return new KeyOutcome.NotAsked(target);
        }
        return new OutcomeJsonReader(problems).read(without(key, ADDED), target);
    }

    private static Mapping with(Mapping mapping, Collection<String> names) {
        return new Mapping(
                mapping.position(),
                mapping.entries().stream()
                        .filter(entry -> names.contains(entry.name()))
                        .toList());
    }

    private static Mapping without(Mapping mapping, Collection<String> names) {
        return new Mapping(
                mapping.position(),
                mapping.entries().stream()
                        .filter(entry -> !names.contains(entry.name()))
                        .toList());
    }
}
