package io.keyaudit.formats.csv;

import io.keyaudit.formats.content.ProvenanceText;
import io.keyaudit.formats.report.Provenance;
import io.keyaudit.formats.report.ReportStart;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cells at the end of each row that say what wrote it and of what, so that a row that is copied keeps them. */
final class ProvenanceCells {
    static final List<String> COLUMNS =
            List.of("run", "startedAt", "tool", "policy", "policySha256", "keysFile", "keysSha256", "command");

    private ProvenanceCells() {}

    static Map<String, String> of(ReportStart start) {
        Provenance provenance = start.provenance();
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("run", provenance.run());
        cells.put("startedAt", start.startedAt().truncatedTo(ChronoUnit.SECONDS).toString());
        cells.put("tool", ProvenanceText.tool(provenance));
        put("policy", "policySha256", provenance.policy(), cells);
        put("keysFile", "keysSha256", provenance.keys(), cells);
        if (!provenance.command().isEmpty()) {
            cells.put("command", ProvenanceText.command(provenance));
        }
        return cells;
    }

    private static void put(String name, String digest, Optional<Provenance.Source> source, Map<String, String> cells) {
        source.ifPresent(from -> {
            cells.put(name, from.name());
            cells.put(digest, from.sha256());
        });
    }
}
