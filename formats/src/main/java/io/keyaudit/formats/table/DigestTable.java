package io.keyaudit.formats.table;

import io.keyaudit.formats.content.AttentionEntry;
import io.keyaudit.formats.content.CauseText;
import io.keyaudit.formats.content.Digest;
import io.keyaudit.formats.content.FindingText;
import io.keyaudit.formats.content.KeyGroup;
import io.keyaudit.formats.content.Subjects;
import io.keyaudit.formats.content.Waiting;
import io.keyaudit.formats.content.Words;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.FindingStatus;
import io.keyaudit.text.DisplayWidth;
import io.keyaudit.text.VisibleText;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sections of a table that show what needs attention, and the rest in groups. Used once. */
final class DigestTable {
    private static final int SEVERITY_WIDTH = 8;
    private static final int WIDEST_NAME = 30;
    /** The widest name where the provider has no column. */
    private static final int WIDEST_NARROW_NAME = 22;

    private static final int LEAST_TEXT = 56;
    private static final int MOST_NAMES = 8;
    /** Up to so many groups, everything known of a single key is shown. */
    private static final int FEW = 20;

    private static final String INDENT = "  ";
    private static final String DEEP = " ".repeat(INDENT.length() + SEVERITY_WIDTH + 2);

    private final TextBlock block;
    private final TableStyle style;
    private final Digest digest;
    private final Instant now;
    private final Set<String> advised = new HashSet<>();

    DigestTable(TextBlock block, TableStyle style, Digest digest, Instant now) {
        this.block = block;
        this.style = style;
        this.digest = digest;
        this.now = now;
    }

    void attention() {
        List<AttentionEntry> entries = digest.attention();
        if (entries.isEmpty()) {
            return;
        }
        long keys = entries.stream().filter(entry -> !entry.can().isEmpty()).count();
        heading(
                "NEEDS ATTENTION",
                keys == 0 ? "" : keys + " of " + Words.count(digest.shown(), "key"),
                AnsiColor.BOLD_RED);
        int name = widest(entries.stream().map(AttentionEntry::name));
        int provider = widest(entries.stream().map(AttentionEntry::provider));
        boolean wide = DEEP.length() + name + provider + 2 * INDENT.length() + LEAST_TEXT <= style.width();
        entries.forEach(entry -> entry(entry, wide ? name : Math.min(name, WIDEST_NARROW_NAME), wide ? provider : 0));
    }

    /** Each line with a finding has the key's name, so that one line says all. A narrow table has the provider below. */
    private void entry(AttentionEntry entry, int nameWidth, int providerWidth) {
        String name = VisibleText.of(entry.name());
        if (DisplayWidth.of(name) > nameWidth) {
            block.wrapped(DEEP, name, AnsiColor.BOLD);
        }
        String who = DisplayWidth.pad(cut(name, nameWidth), nameWidth)
                + (providerWidth == 0 ? "" : INDENT + DisplayWidth.pad(name(entry.provider()), providerWidth))
                + INDENT;
        String indent = DEEP + " ".repeat(DisplayWidth.of(who));
        AnsiColor color = AnsiColor.BOLD;
        for (Finding finding : entry.findings()) {
            block.wrapped(indent, severity(finding) + style.paint(color, who), text(finding), AnsiColor.PLAIN);
            if (advised.add(finding.rule().id()) && !finding.rule().remedy().isBlank()) {
                block.wrapped(DEEP + "-> ", VisibleText.of(finding.rule().remedy()), AnsiColor.FAINT);
            }
            color = AnsiColor.FAINT;
        }
        if (entry.waiting() > 0) {
            block.wrapped(
                    DEEP, Words.count(entry.waiting(), "rule") + " cannot be judged: see below", AnsiColor.YELLOW);
        }
        if (!entry.can().isEmpty()) {
            String provider = providerWidth == 0 ? VisibleText.of(entry.provider()) + ", " : "";
            String known = entry.facts().isEmpty() ? "" : "; " + String.join(", ", entry.facts());
            block.wrapped(DEEP, provider + "can: " + entry.can() + known, AnsiColor.FAINT);
        }
    }

    /** As much of a visible name as fits into so many columns. */
    private static String cut(String name, int width) {
        String cut = name;
        for (int most = width; DisplayWidth.of(cut) > width; most--) {
            cut = VisibleText.shortened(name, most);
        }
        return cut;
    }

    private static String text(Finding finding) {
        String status = finding.status() == FindingStatus.INCONCLUSIVE ? "inconclusive: " : "";
        return status + VisibleText.of(finding.message()) + " ["
                + finding.rule().id() + "]";
    }

    private String severity(Finding finding) {
        return INDENT
                + style.paint(
                        AnsiColor.of(finding.severity()),
                        DisplayWidth.pad(finding.severity().text(), SEVERITY_WIDTH))
                + INDENT;
    }

    void waiting() {
        List<Waiting> waiting = digest.waiting();
        if (waiting.isEmpty()) {
            return;
        }
        heading("CANNOT BE JUDGED", "", AnsiColor.YELLOW);
        for (Waiting one : waiting) {
            String before = INDENT
                    + style.paint(
                            AnsiColor.of(one.severity()),
                            DisplayWidth.pad(one.severity().text(), SEVERITY_WIDTH))
                    + INDENT;
            String causes = one.causes().stream().map(CauseText::of).collect(Collectors.joining("; "));
            block.wrapped(DEEP, before, causes + ": " + Words.some(one.rules()) + " cannot be judged", AnsiColor.PLAIN);
            block.wrapped(DEEP, names(one.subjects()), AnsiColor.FAINT);
        }
    }

    void unread() {
        if (digest.unread().isEmpty()) {
            return;
        }
        long keys = digest.unread().values().stream().mapToLong(List::size).sum();
        heading("COULD NOT BE READ", Words.count(keys, "key"), AnsiColor.BOLD_RED);
        digest.unread().forEach((why, names) -> {
            block.wrapped(INDENT, names(names), AnsiColor.BOLD);
            block.wrapped(DEEP, why, AnsiColor.PLAIN);
        });
    }

    void accepted() {
        if (digest.accepted().isEmpty()) {
            return;
        }
        heading("ACCEPTED", Words.count(digest.accepted().size(), "finding"), AnsiColor.FAINT);
        for (Finding finding : digest.accepted()) {
            block.wrapped(
                    INDENT + INDENT,
                    INDENT,
                    name(Subjects.name(finding)) + INDENT + finding.rule().id() + " "
                            + finding.suppression().map(FindingText::acceptance).orElse(""),
                    AnsiColor.FAINT);
        }
    }

    void groups(boolean judged) {
        List<KeyGroup> groups = digest.groups();
        if (groups.isEmpty()) {
            return;
        }
        heading(judged ? "FINE" : "KEYS", Words.count(digest.fine(), "key"), judged ? AnsiColor.GREEN : AnsiColor.BOLD);
        int lead = widest(groups.stream().map(DigestTable::lead));
        int names = widest(groups.stream().map(DigestTable::ends));
        for (KeyGroup group : groups) {
            String before = INDENT + DisplayWidth.pad(lead(group), lead) + INDENT;
            String ends = ends(group);
            if (DisplayWidth.of(ends) > names) {
                block.line(before + style.paint(AnsiColor.BOLD, ends));
                before = " ".repeat(DisplayWidth.of(before)) + INDENT;
            } else {
                before += DisplayWidth.pad(ends, names) + INDENT;
            }
            if (groups.size() <= FEW) {
                block.wrapped(before, text(group, true), AnsiColor.PLAIN);
            } else {
                block.cut(before, text(group, false), AnsiColor.PLAIN);
            }
        }
    }

    private String text(KeyGroup group, boolean everything) {
        Optional<String> expiry = group.expiry(now);
        String more = everything && group.count() == 1 ? String.join(", ", group.facts()) : expiry.orElse("");
        return group.can() + (more.isEmpty() ? "" : "; " + more);
    }

    private static String lead(KeyGroup group) {
        return (group.count() == 1 ? "" : group.count() + " x ") + VisibleText.of(group.provider());
    }

    private static String ends(KeyGroup group) {
        return String.join(
                group.count() == 2 ? ", " : " ... ",
                group.ends().stream().map(DigestTable::name).toList());
    }

    private void heading(String title, String count, AnsiColor color) {
        block.gap();
        block.line(style.paint(color, title) + (count.isEmpty() ? "" : " (" + count + ")"));
    }

    private static String names(Collection<String> names) {
        List<String> shown =
                names.stream().limit(MOST_NAMES).map(DigestTable::name).toList();
        return String.join(", ", shown)
                + (names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "");
    }

    private static String name(String name) {
        return VisibleText.shortened(name, 2 * WIDEST_NAME);
    }

    private static int widest(Stream<String> texts) {
        return Math.min(
                WIDEST_NAME,
                texts.mapToInt(text -> DisplayWidth.of(name(text))).max().orElse(0));
    }
}
