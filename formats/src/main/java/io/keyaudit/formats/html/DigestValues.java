package io.keyaudit.formats.html;

import io.keyaudit.formats.content.AttentionEntry;
import io.keyaudit.formats.content.CauseText;
import io.keyaudit.formats.content.Digest;
import io.keyaudit.formats.content.Subjects;
import io.keyaudit.formats.content.Waiting;
import io.keyaudit.formats.content.Words;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.Suppression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts what needs attention into values, with links to the keys on the page. */
final class DigestValues {
    /** Further names are counted; the filters find them. */
    private static final int MOST_NAMES = 50;

    private final Digest digest;
    private final RuleIndex rules;
    private final Map<String, Integer> numbers;

    /** @param numbers the numbers of the keys on the page, by name */
    DigestValues(Digest digest, RuleIndex rules, Map<String, Integer> numbers) {
        this.digest = digest;
        this.rules = rules;
        this.numbers = numbers;
    }

    Optional<Values> attention() {
        List<AttentionEntry> entries = digest.attention();
        long keys = entries.stream().filter(entry -> !entry.can().isEmpty()).count();
        return section(entries.stream().map(this::entry).toList())
                .map(section -> section.with(
                        "count",
                        Optional.of(keys + " of " + Words.count(digest.shown(), "key"))
                                .filter(any -> keys > 0)));
    }

    private Values entry(AttentionEntry entry) {
        return subject(entry.name())
                .with("severity", entry.severity().text())
                .with("service", entry.provider())
                .with(
                        "findings",
                        entry.findings().stream()
                                .map(finding -> FindingValues.of(finding, rules))
                                .toList())
                .with(
                        "waiting",
                        Optional.of(entry.waiting())
                                .filter(waiting -> waiting > 0)
                                .map(waiting -> Words.count(waiting, "rule")))
                .with("can", Optional.of(entry.can()).filter(can -> !can.isEmpty()))
                .with("facts", Optional.of(String.join(", ", entry.facts())).filter(facts -> !facts.isEmpty()));
    }

    Optional<Values> waiting() {
        return section(digest.waiting().stream().map(this::waiting).toList());
    }

    private Values waiting(Waiting one) {
        return subjects(one.subjects())
                .with("severity", one.severity().text())
                .with("rank", FindingValues.rank(one.severity()))
                .with("causes", one.causes().stream().map(CauseText::of).collect(Collectors.joining("; ")))
                .with("rules", rules.numbers(one.rules()))
                .with("ids", one.rules());
    }

    Optional<Values> unread() {
        List<Values> entries = new ArrayList<>();
        digest.unread().forEach((why, names) -> entries.add(subjects(names).with("why", why)));
        long keys = digest.unread().values().stream().mapToLong(List::size).sum();
        return section(entries).map(section -> section.with("count", Words.count(keys, "key")));
    }

    Optional<Values> accepted() {
        List<Values> entries = new ArrayList<>();
        for (Finding finding : digest.accepted()) {
            Suppression by = finding.suppression().orElseThrow();
            entries.add(subject(Subjects.name(finding))
                    .with("severity", finding.severity().text())
                    .with("message", finding.message())
                    .with("id", finding.rule().id())
                    .with("until", by.expires().toString())
                    .with("reason", by.reason()));
        }
        return section(entries).map(section -> section.with("count", Words.count(entries.size(), "finding")));
    }

    private static Optional<Values> section(List<Values> entries) {
        return entries.isEmpty() ? Optional.empty() : Optional.of(Values.of("entries", entries));
    }

    private Values subjects(Collection<String> names) {
        int more = names.size() - MOST_NAMES;
        return Values.of(
                        "subjects",
                        names.stream().limit(MOST_NAMES).map(this::subject).toList())
                .with("more", more <= 0 ? Optional.empty() : Optional.of("and " + more + " more"))
                .with(
                        "keys",
                        names.stream()
                                .flatMap(name -> Stream.ofNullable(numbers.get(name)))
                                .map(Object::toString)
                                .collect(Collectors.joining(" ")));
    }

    private Values subject(String name) {
        Optional<Integer> number = Optional.ofNullable(numbers.get(name));
        return Values.of("name", name)
                .with("anchor", number.map(listed -> Anchors.key(name)))
                .with("keys", number.map(Object::toString).orElse(""));
    }
}
