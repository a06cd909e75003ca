package io.keyaudit.formats.json;

import io.keyaudit.AccessGrant;
import io.keyaudit.PermissionSet;
import io.keyaudit.Provenance;
import io.keyaudit.ResourceAccess;
import io.keyaudit.yaml.DocumentNode;
import io.keyaudit.yaml.InvalidFileException;
import io.keyaudit.yaml.Problems;
import io.keyaudit.yaml.StrictFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes and reads why the listed accesses of a key have their grants; those with one provenance together. */
final class AccessProvenanceJson {
    static final String FIELD = "provenance";

    private AccessProvenanceJson() {}

    /** Writes a field, unless nothing is known. */
    static void write(PermissionSet permissions, JsonOutput json) {
        Map<Provenance, List<ResourceAccess>> groups = new LinkedHashMap<>();
        permissions
                .accesses()
                .map(AccessGrant::access)
                .forEach(access -> permissions
                        .provenance(access)
                        .ifPresent(known -> groups.computeIfAbsent(known, absent -> new ArrayList<>())
                                .add(access)));
        if (groups.isEmpty()) {
            return;
        }
        json.openArray(FIELD);
        groups.forEach((provenance, accesses) -> {
            json.openObject();
            json.text("cause", provenance.cause().text());
            json.openArray("sources");
            for (Provenance.Source source : provenance.sources()) {
                json.openObject();
                json.text("scope", source.scope());
                json.text("row", source.row());
                json.closeObject();
            }
            json.closeArray();
            json.openArray("accesses");
            accesses.forEach(access -> json.text(access.toString()));
            json.closeArray();
            json.closeObject();
        });
        json.closeArray();
    }

    /** Returns the permissions with what the field says of them, if it is there. */
    static PermissionSet read(PermissionSet permissions, StrictFields fields, Problems problems)
            throws InvalidFileException {
        if (!fields.has(FIELD)) {
            return permissions;
        }
        Map<ResourceAccess, Provenance> byAccess = new HashMap<>();
        for (DocumentNode item : fields.items(FIELD)) {
            StrictFields group = StrictFields.of(item, List.of("cause", "sources", "accesses"), problems);
            List<Provenance.Source> sources = new ArrayList<>();
            for (DocumentNode source : group.items("sources")) {
                StrictFields part = StrictFields.of(source, List.of("scope", "row"), problems);
                sources.add(new Provenance.Source(part.text("scope"), part.text("row")));
            }
            Provenance provenance =
                    new Provenance(group.oneOf("cause", Provenance.Cause.values(), Provenance.Cause::text), sources);
            for (String access : group.texts("accesses")) {
                byAccess.put(access(access, group, problems), provenance);
            }
        }
        return permissions.withProvenance(access -> Optional.ofNullable(byAccess.get(access)));
    }

    private static ResourceAccess access(String text, StrictFields group, Problems problems)
            throws InvalidFileException {
        try {
            return ResourceAccess.parse(text);
        } catch (IllegalArgumentException refused) {
            throw problems.fatal(group.position(), "expected accesses such as files:read");
        }
    }
}
