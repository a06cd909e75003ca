package io.keyaudit.formats.content;

import io.keyaudit.formats.report.Gap;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.policy.AuditSummary;
import io.keyaudit.spi.KeyListing;
import java.util.ArrayList;
import java.util.List;

/** Finds out what an audit does not cover, and says it in words. */
public final class Gaps {
    private Gaps() {}

    /** Returns what an audit does not cover. */
    public static List<Gap> of(ReportStart start, AuditSummary summary) {
        List<Gap> gaps = new ArrayList<>();
        if (summary.failed() > 0) {
            gaps.add(gap(Gap.Kind.UNREAD, "", summary.failed()));
        }
        if (summary.notAsked() > 0) {
            gaps.add(gap(Gap.Kind.NOT_ASKED, "", summary.notAsked()));
        }
        if (start.policy().isEmpty()) {
            gaps.add(gap(Gap.Kind.NOT_JUDGED, "", summary.inspected()));
        }
        summary.notApplicable()
                .forEach((provider, unreported) -> gaps.add(new Gap(
                        Gap.Kind.NOT_REPORTED,
                        provider,
                        unreported.keys(),
                        unreported.facts().stream()
                                .map(fact -> fact.text().replace('-', ' '))
                                .toList(),
                        List.copyOf(unreported.rules()))));
        summary.lists().forEach((key, holds) -> {
            if (!KeyListing.holdsAll(holds)) {
                gaps.add(new Gap(Gap.Kind.PARTIAL_LIST, key, 0, List.of(holds), List.of()));
            }
        });
        summary.unlisted().forEach(provider -> gaps.add(gap(Gap.Kind.NOT_LISTED, provider, 0)));
        return gaps;
    }

    /** Returns a gap in words; what a service or a file said in it is not made visible. */
    public static String text(Gap gap) {
        return switch (gap.kind()) {
            case UNREAD -> Words.count(gap.keys(), "key") + " could not be read";
            case NOT_ASKED -> Words.count(gap.keys(), "key") + " not asked about: the audit was stopped before";
            case NOT_JUDGED -> "no policy: the keys were read and not judged";
            case NOT_REPORTED ->
                gap.subject() + " does not report "
                        + (gap.details().isEmpty() ? "it" : Words.any(gap.details())) + ": "
                        + Words.count(gap.rules().size(), "rule")
                        + " not applicable to " + Words.count(gap.keys(), "key");
            case PARTIAL_LIST ->
                "the list that " + gap.subject() + " can read holds "
                        + gap.details().get(0);
            case NOT_LISTED ->
                "no list of keys was read for " + gap.subject() + ": keys that nobody named were not looked for";
        };
    }

    private static Gap gap(Gap.Kind kind, String subject, long keys) {
        return new Gap(kind, subject, keys, List.of(), List.of());
    }
}
