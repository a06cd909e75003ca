package io.keyaudit.formats.content;

import io.keyaudit.formats.report.Provenance;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.policy.AuditSummary;
import io.keyaudit.text.VisibleText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in words what wrote a report and of what, and what it does not cover. All of it is visible. */
public final class ProvenanceText {
    private ProvenanceText() {}

    /** Returns what there is to say, each with its label, such as {@code policy}. */
    public static List<Footnote> of(ReportStart start, Instant finishedAt, AuditSummary summary) {
        Provenance provenance = start.provenance();
        List<Footnote> notes = new ArrayList<>();
        notes.add(new Footnote("written by", tool(provenance) + ", run " + VisibleText.of(provenance.run())));
        notes.add(new Footnote("audited", seconds(start.startedAt()) + " to " + seconds(finishedAt)));
        source("keys file", provenance.keys(), notes);
        source("policy", provenance.policy(), notes);
        source("baseline", provenance.baseline(), notes);
        if (!provenance.command().isEmpty()) {
            notes.add(new Footnote("command", command(provenance)));
        }
        Gaps.of(start, summary).forEach(gap -> notes.add(new Footnote("not covered", VisibleText.of(Gaps.text(gap)))));
        return notes;
    }

    /** Returns the program with its version, such as {@code keyaudit 1.2.3}. */
    public static String tool(Provenance provenance) {
        return Provenance.TOOL
                + provenance
                        .version()
                        .map(version -> " " + VisibleText.of(version))
                        .orElse("");
    }

    /** Returns the command in one line, as a shell takes it. */
    public static String command(Provenance provenance) {
        return provenance.command().stream()
                .map(ProvenanceText::quoted)
                .map(VisibleText::of)
                .collect(Collectors.joining(" ", Provenance.TOOL + " ", ""));
    }

    private static String quoted(String argument) {
        return argument.matches("[\\w@%+=:,./-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }

    private static void source(String label, Optional<Provenance.Source> source, List<Footnote> notes) {
        source.ifPresent(from ->
                notes.add(new Footnote(label, VisibleText.of(from.name()) + " (SHA-256 " + from.sha256() + ")")));
    }

    private static String seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
