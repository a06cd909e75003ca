package io.keyaudit.formats.json;

import io.keyaudit.formats.content.Gaps;
import io.keyaudit.formats.report.Gap;
import io.keyaudit.formats.report.Provenance;
import java.util.List;
import java.util.Optional;

/** Writes what a report was made by and of, and what it does not cover. */
public final class ProvenanceJson {
    private ProvenanceJson() {}

    /** Writes a field {@code provenance}. */
    public static void write(Provenance provenance, JsonOutput json) {
        json.openObject("provenance");
        json.text("tool", Provenance.TOOL);
        provenance.version().ifPresent(version -> json.text("version", version));
        json.text("run", provenance.run());
        json.openArray("command");
        provenance.command().forEach(json::text);
        json.closeArray();
        source("keys", provenance.keys(), json);
        source("policy", provenance.policy(), json);
        source("baseline", provenance.baseline(), json);
        json.closeObject();
    }

    /** Writes a field {@code notCovered}. */
    public static void write(List<Gap> gaps, JsonOutput json) {
        json.openArray("notCovered");
        for (Gap gap : gaps) {
            json.openObject();
            json.text("kind", gap.kind().text());
            if (!gap.subject().isEmpty()) {
                json.text("subject", gap.subject());
            }
            if (gap.keys() > 0) {
                json.number("keys", gap.keys());
            }
            json.text("text", Gaps.text(gap));
            json.closeObject();
        }
        json.closeArray();
    }

    private static void source(String name, Optional<Provenance.Source> source, JsonOutput json) {
        source.ifPresent(from -> {
            json.openObject(name);
            json.text("name", from.name());
            json.text("sha256", from.sha256());
            json.closeObject();
        });
    }
}
