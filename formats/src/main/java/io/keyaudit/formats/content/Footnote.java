package io.keyaudit.formats.content;

import io.keyaudit.policy.AuditSummary;
import io.keyaudit.providers.Providers;
import io.keyaudit.spi.ScopeTable;
import io.keyaudit.text.VisibleText;
import java.util.List;
import java.util.stream.Stream;

/**
 * What holds for all keys of a service, and is said once for it.
 *
 * @param label what it is about, such as {@code upper bound}; empty if there is no need to say
 * @param text what to know; visible
 */
public record Footnote(String label, String text) {
    /** Returns what does not apply to a service, why its keys can do less than is shown, and what lists cover. */
    public static List<Footnote> of(AuditSummary summary, Digest digest, Providers providers) {
        return Stream.of(
                        UnreportedText.of(summary).stream()
                                .map(text -> new Footnote("not applicable", VisibleText.of(text))),
                        digest.services().stream().flatMap(service -> upperBound(service, providers)),
                        digest.lists().stream().map(list -> new Footnote("listed", VisibleText.of(list))))
                .flatMap(notes -> notes)
                .toList();
    }

    private static Stream<Footnote> upperBound(String service, Providers providers) {
        return providers
                .scopes(service)
                .flatMap(ScopeTable::upperBound)
                .map(why -> new Footnote("upper bound", VisibleText.of(service + ": " + why)))
                .stream();
    }
}
