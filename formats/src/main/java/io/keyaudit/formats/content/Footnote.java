package io.keyaudit.formats.content;

import io.keyaudit.formats.report.Gap;
import io.keyaudit.formats.report.Provenance;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.policy.AuditSummary;
import io.keyaudit.providers.Providers;
import io.keyaudit.spi.KeyListing;
import io.keyaudit.spi.ScopeTable;
import io.keyaudit.text.VisibleText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A line below a report: what holds for all keys of a service and is said once, or where the report comes from.
 *
 * @param label what it is about, such as {@code upper bound}
 * @param text what to know; visible
 */
public record Footnote(String label, String text) {
    /** All digits of a SHA-256. */
    public static final int WHOLE = 64;

    /** Said where keys are counted. */
    private static final Set<Gap.Kind> SAID = Set.of(Gap.Kind.UNREAD, Gap.Kind.NOT_ASKED);

    /**
     * Returns what the audit does not cover, why keys of a service can do less than is shown, and which lists hold all keys.
     *
     * @param services ids of the providers whose keys were read
     */
    public static List<Footnote> of(
            ReportStart start, AuditSummary summary, Set<String> services, Providers providers) {
        List<Gap> gaps = Gaps.of(start, summary);
        List<String> unlisted = gaps.stream()
                .filter(gap -> gap.kind() == Gap.Kind.NOT_LISTED)
                .map(Gap::subject)
                .toList();
        return Stream.of(
                        gaps.stream()
                                .filter(gap -> !SAID.contains(gap.kind()) && gap.kind() != Gap.Kind.NOT_LISTED)
                                .map(gap -> visible("not covered", Gaps.text(gap))),
                        Stream.of(unlisted)
                                .filter(all -> !all.isEmpty())
                                .map(all -> visible(
                                        "not covered",
                                        "keys of " + Words.any(all) + " that nobody named: no list of them was read")),
                        services.stream().flatMap(service -> upperBound(service, providers)),
                        summary.lists().entrySet().stream()
                                .filter(list -> KeyListing.holdsAll(list.getValue()))
                                .map(list -> visible("listed", list.getKey() + " lists " + list.getValue())))
                .flatMap(notes -> notes)
                .toList();
    }

    private static Stream<Footnote> upperBound(String service, Providers providers) {
        return providers.scopes(service).flatMap(ScopeTable::upperBound).stream()
                .map(why -> visible("upper bound", service + ": " + why));
    }

    /**
     * Returns what wrote the report, when, and of what.
     *
     * @param digits how many digits of a digest are shown, at most 64
     */
    public static List<Footnote> provenance(ReportStart start, ReportEnd end, int digits) {
        Provenance from = start.provenance();
        List<Footnote> lines = new ArrayList<>();
        lines.add(visible(
                "written by",
                Provenance.TOOL + from.version().map(version -> " " + version).orElse("") + ", run " + from.run()));
        lines.add(visible("read", second(start.startedAt()) + " to " + second(end.finishedAt())));
        if (!from.command().isEmpty()) {
            lines.add(visible("command", Provenance.TOOL + " " + String.join(" ", from.command())));
        }
        source("keys", from.keys(), digits, lines);
        source("policy", from.policy(), digits, lines);
        source("baseline", from.baseline(), digits, lines);
        return lines;
    }

    private static void source(String label, Optional<Provenance.Source> source, int digits, List<Footnote> lines) {
        source.ifPresent(from -> lines.add(visible(
                label,
                from.name() + ", SHA-256 "
                        + from.sha256()
                                .substring(0, Math.min(digits, from.sha256().length())))));
    }

    private static Instant second(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }

    private static Footnote visible(String label, String text) {
        return new Footnote(label, VisibleText.of(text));
    }
}
