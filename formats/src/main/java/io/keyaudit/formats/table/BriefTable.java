package io.keyaudit.formats.table;

import io.keyaudit.Severity;
import io.keyaudit.formats.content.AttentionEntry;
import io.keyaudit.formats.content.CauseText;
import io.keyaudit.formats.content.Digest;
import io.keyaudit.formats.content.KeyGroup;
import io.keyaudit.formats.content.Waiting;
import io.keyaudit.formats.content.Words;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.FindingStatus;
import io.keyaudit.text.DisplayWidth;
import io.keyaudit.text.VisibleText;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A line or two for each key, or group of equal keys, with its gravest finding. Used once. */
final class BriefTable {
    private static final int SEVERITY_WIDTH = 8;
    private static final int WIDEST_NAME = 22;
    private static final String GAP = "  ";

    private final TextBlock block;
    private final TableStyle style;
    private final Digest digest;
    private final boolean judged;
    private final int width;

    /** @param judged whether keys are held against a policy */
    BriefTable(TextBlock block, TableStyle style, Digest digest, boolean judged) {
        this.block = block;
        this.style = style;
        this.digest = digest;
        this.judged = judged;
        this.width = Stream.of(
                        digest.attention().stream().map(AttentionEntry::name),
                        digest.unread().values().stream().map(BriefTable::names),
                        digest.groups().stream().map(BriefTable::ends))
                .flatMap(names -> names)
                .mapToInt(name -> DisplayWidth.of(shown(name)))
                .max()
                .orElse(0);
    }

    void write() {
        section("NEEDS ATTENTION", digest.attention().size(), AnsiColor.BOLD_RED);
        digest.attention().forEach(entry -> {
            Finding gravest = entry.findings().get(0);
            int more = entry.findings().size() - 1;
            String doubt = gravest.status() == FindingStatus.INCONCLUSIVE ? "inconclusive: " : "";
            row(
                    severity(gravest.severity()),
                    entry.name(),
                    doubt
                            + gravest.message()
                            + (more == 0 ? "" : "; " + more + " more")
                            + (entry.waiting() == 0
                                    ? ""
                                    : "; " + Words.count(entry.waiting(), "rule") + " cannot be judged"));
        });
        List<Waiting> waiting = waitingAlone();
        section("CANNOT BE JUDGED", waiting.size(), AnsiColor.YELLOW);
        for (Waiting one : waiting) {
            String causes = one.causes().stream().map(CauseText::of).collect(Collectors.joining("; "));
            row(
                    severity(one.severity()),
                    names(one.subjects()),
                    Words.count(one.rules().size(), "rule") + ": " + causes);
        }
        section("COULD NOT BE READ", digest.unread().size(), AnsiColor.BOLD_RED);
        digest.unread().forEach((why, names) -> line(names(names), why));
        section(judged ? "FINE" : "KEYS", digest.groups().size(), judged ? AnsiColor.GREEN : AnsiColor.BOLD);
        for (KeyGroup group : digest.groups()) {
            line(ends(group), (group.count() == 1 ? "" : group.count() + " keys: ") + group.can());
        }
    }

    /** Returns what is said of no key above. */
    private List<Waiting> waitingAlone() {
        Set<String> above =
                digest.attention().stream().map(AttentionEntry::name).collect(Collectors.toSet());
        return digest.waiting().stream()
                .filter(one -> !above.containsAll(one.subjects()))
                .toList();
    }

    private void section(String title, int rows, AnsiColor color) {
        if (rows > 0) {
            block.gap();
            block.line(style.paint(color, title));
        }
    }

    private void row(String severity, String name, String text) {
        String padded = DisplayWidth.pad(shown(name), width) + GAP;
        String indent = " ".repeat(GAP.length() + SEVERITY_WIDTH + GAP.length() + DisplayWidth.of(padded));
        block.wrapped(indent, severity + style.paint(AnsiColor.BOLD, padded), VisibleText.of(text), AnsiColor.PLAIN);
    }

    /** A row without a severity, as much of it as fits into a line. */
    private void line(String name, String text) {
        block.cut(GAP + DisplayWidth.pad(shown(name), width) + GAP, text, AnsiColor.PLAIN);
    }

    private String severity(Severity severity) {
        return GAP + style.paint(AnsiColor.of(severity), DisplayWidth.pad(severity.text(), SEVERITY_WIDTH)) + GAP;
    }

    private static String names(Collection<String> names) {
        return names.iterator().next() + (names.size() == 1 ? "" : " and " + (names.size() - 1) + " more");
    }

    private static String ends(KeyGroup group) {
        return String.join(" ... ", group.ends());
    }

    private static String shown(String name) {
        return VisibleText.shortened(name, WIDEST_NAME);
    }
}
