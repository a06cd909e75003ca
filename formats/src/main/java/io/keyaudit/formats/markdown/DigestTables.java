package io.keyaudit.formats.markdown;

import io.keyaudit.formats.content.AttentionEntry;
import io.keyaudit.formats.content.CauseText;
import io.keyaudit.formats.content.Digest;
import io.keyaudit.formats.content.FindingText;
import io.keyaudit.formats.content.KeyGroup;
import io.keyaudit.formats.content.Subjects;
import io.keyaudit.formats.content.TextOutput;
import io.keyaudit.formats.content.Waiting;
import io.keyaudit.formats.content.Words;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.FindingStatus;
import io.keyaudit.policy.RuleDescription;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The tables that say what needs attention, and the rest in groups. All together have less than 65,536 characters. */
final class DigestTables {
    static final int LEAST_ROOM = 4 * 1024;
    private static final int ROOM_FOR_ATTENTION = 24 * 1024;
    private static final int ROOM = 6 * 1024;
    private static final int MOST_FINDINGS = 6;
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_TEXT = 300;

    private final TextOutput out;
    private final Digest digest;
    private final Instant now;

    DigestTables(TextOutput out, Digest digest, Instant now) {
        this.out = out;
        this.digest = digest;
        this.now = now;
    }

    void attention() {
        List<AttentionEntry> entries = digest.attention();
        long keys = entries.stream().filter(entry -> !entry.can().isEmpty()).count();
        MarkdownRows rows = new MarkdownRows(ROOM_FOR_ATTENTION);
        for (AttentionEntry entry : entries) {
            rows.row(
                    entry.severity().text(),
                    "**" + name(entry.name()) + "**",
                    name(entry.provider()),
                    findings(entry),
                    can(entry));
        }
        rows.write(
                out,
                "Needs attention" + (keys == 0 ? "" : " (" + keys + " of " + Words.count(digest.shown(), "key") + ")"),
                "severity",
                "key",
                "service",
                "findings",
                "can");
    }

    private static String findings(AttentionEntry entry) {
        int left = entry.findings().size() - MOST_FINDINGS;
        return entry.findings().stream()
                        .limit(MOST_FINDINGS)
                        .map(DigestTables::finding)
                        .collect(Collectors.joining("<br>"))
                + (left <= 0 ? "" : "<br>and " + left + " more")
                + (entry.waiting() == 0 ? "" : "<br>" + Words.count(entry.waiting(), "rule") + " cannot be judged");
    }

    private static String finding(Finding finding) {
        return finding.severity().text()
                + (finding.status() == FindingStatus.INCONCLUSIVE ? ", inconclusive: " : ": ")
                + text(finding.message()) + " \\[" + name(finding.rule().id()) + "\\]";
    }

    private static String can(AttentionEntry entry) {
        return text(entry.can()) + (entry.facts().isEmpty() ? "" : "<br>" + text(String.join(", ", entry.facts())));
    }

    void remedies() {
        Map<String, RuleDescription> rules = new LinkedHashMap<>();
        digest.attention().stream()
                .flatMap(entry -> entry.findings().stream())
                .map(Finding::rule)
                .filter(rule -> !rule.remedy().isBlank())
                .forEach(rule -> rules.putIfAbsent(rule.id(), rule));
        MarkdownRows rows = new MarkdownRows(ROOM);
        rules.values().forEach(rule -> rows.row(name(rule.id()), text(rule.remedy())));
        rows.write(out, "What to do", "rule", "remedy");
    }

    void waiting() {
        MarkdownRows rows = new MarkdownRows(ROOM);
        for (Waiting one : digest.waiting()) {
            rows.row(
                    one.severity().text(),
                    one.causes().stream()
                            .map(CauseText::of)
                            .map(DigestTables::text)
                            .collect(Collectors.joining("<br>")),
                    names(one.rules()),
                    names(one.subjects()));
        }
        rows.write(out, "Cannot be judged", "severity", "because", "rules", "keys");
    }

    void unread() {
        MarkdownRows rows = new MarkdownRows(ROOM);
        digest.unread().forEach((why, keys) -> rows.row(Integer.toString(keys.size()), names(keys), text(why)));
        rows.write(out, "Could not be read", "", "keys", "because");
    }

    void accepted() {
        MarkdownRows rows = new MarkdownRows(LEAST_ROOM);
        for (Finding finding : digest.accepted()) {
            rows.row(name(Subjects.name(finding)), name(finding.rule().id()), text(FindingText.status(finding)));
        }
        rows.write(out, "Accepted", "key", "rule", "why");
    }

    void groups(boolean judged) {
        MarkdownRows rows = new MarkdownRows(ROOM);
        for (KeyGroup group : digest.groups()) {
            rows.row(
                    Long.toString(group.count()),
                    group.ends().stream().map(DigestTables::name).collect(Collectors.joining(" ... ")),
                    name(group.provider()),
                    text(group.can()),
                    text(
                            group.count() == 1
                                    ? String.join(", ", group.facts())
                                    : group.expiry(now).orElse("")));
        }
        rows.write(
                out,
                (judged ? "Fine" : "Keys") + " (" + Words.count(digest.fine(), "key") + ")",
                "",
                "keys",
                "service",
                "can",
                "");
    }

    private static String names(Collection<String> names) {
        return Words.some(names.stream().map(DigestTables::name).toList());
    }

    static String name(String name) {
        return MarkdownText.shortened(name, LONGEST_NAME);
    }

    static String text(String text) {
        return MarkdownText.shortened(text, LONGEST_TEXT);
    }
}
