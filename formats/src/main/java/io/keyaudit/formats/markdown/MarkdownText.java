package io.keyaudit.formats.markdown;

import io.keyaudit.text.VisibleText;
import java.util.regex.Pattern;

/** Makes text from elsewhere plain text in GitHub's Markdown, in a table's cells too: nothing in it is markup or a link. */
public final class MarkdownText {
    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]#~$^]");
    private static final Pattern BARE_LINK = Pattern.compile("(?i)(www)\\.");

    private MarkdownText() {}

    public static String of(String text) {
        return escaped(VisibleText.of(text));
    }

    /** The text, cut with dots where it is longer than that many characters. */
    public static String shortened(String text, int most) {
        return escaped(VisibleText.shortened(text, most));
    }

    private static String escaped(String visible) {
        String escaped = MARKUP.matcher(visible).replaceAll("\\\\$0");
        escaped = escaped.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("|", "&#124;")
                .replace("://", "&#58;//");
        escaped = BARE_LINK.matcher(escaped).replaceAll("$1&#46;");
        // Mentions are looked for in what is left when all else is undone, so something invisible has to stay.
        return escaped.replace("@", "@&#8203;");
    }
}
