package io.keyaudit.formats.markdown;

import io.keyaudit.text.VisibleText;
import java.util.regex.Pattern;

/**
 * Makes text from elsewhere plain text in GitHub's Markdown, in a table's cells too: nothing in it is markup, a link, a
 * mention or a reference to an issue or a commit.
 */
public final class MarkdownText {
    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]#~$^]");

    /**
     * What becomes a link when all escapes are undone: addresses, mentions, issues and what else
     * GitHub and GitLab number, such as {@code #1}, {@code GH-1} and {@code !1}, and hashes of commits. Something invisible has to stay in its middle.
     */
    private static final Pattern LINK = Pattern.compile("(?i)(:(?=//)|www(?=\\.)|@|[#!%$&](?=\\d)|\\bGH-(?=\\d)"
            + "|(?<![\\p{L}\\p{N}])[0-9a-f]{6}(?=[0-9a-f]{1,58}(?![\\p{L}\\p{N}])))");

    private static final String INVISIBLE = "\u200b";

    private MarkdownText() {}

    /** Returns the text as Markdown. */
    public static String of(String text) {
        return escaped(VisibleText.of(text));
    }

    /** Returns the text as Markdown, cut with dots where it is longer than that many characters. */
    public static String shortened(String text, int maximum) {
        return escaped(VisibleText.shortened(text, maximum));
    }

    private static String escaped(String visible) {
        String unlinked = LINK.matcher(visible).replaceAll("$1" + INVISIBLE);
        return MARKUP.matcher(unlinked)
                .replaceAll("\\\\$0")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("|", "&#124;")
                .replace(INVISIBLE, "&#8203;");
    }
}
