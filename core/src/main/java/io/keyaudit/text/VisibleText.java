package io.keyaudit.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes text from elsewhere safe to show: a service's words and a file's names can hold characters that move the cursor,
 * change colours, reverse what follows or cannot be seen at all, and commands that CI systems obey when they see them in
 * a job's log. Applying it twice changes nothing. Thread-safe.
 *
 * <p>The commands, from the source and documentation of those systems: {@code ##[command]} (GitHub, anywhere in a line),
 * {@code ##vso[command]} (Azure Pipelines, anywhere), {@code ##teamcity[command]} (TeamCity, anywhere) and {@code
 * ::command::} (GitHub, at the beginning of a line, after any white space). GitLab's sections need control characters.
 */
public final class VisibleText {
    private VisibleText() {}

    /** A command of a CI system, up to the first character of it, which is enough to take out. */
    private static final Pattern COMMAND =
            Pattern.compile("#(?=#(?:\\[|vso\\[|teamcity\\[))|(?<![^\\s\\p{Z}]):(?=:\\p{L})", Pattern.CASE_INSENSITIVE);

    /** Returns the text with every character that is not plainly visible, or begins a command, written like {@code \u202e}. */
    public static String of(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (isVisible(character)) {
                visible.appendCodePoint(character);
            } else {
                escape(character, visible);
            }
        });
        return withoutCommands(visible.toString());
    }

    /** Returns the visible text in lines of at most that many columns of a terminal, broken between words where possible. */
    public static List<String> wrapped(String text, int width) {
        // Where a long word is broken, a line can begin with what stood in its middle.
        return WordWrap.lines(of(text), width).stream()
                .map(VisibleText::withoutCommands)
                .toList();
    }

    /** Returns the visible text, cut with dots where it is longer than that many characters. */
    public static String shortened(String text, int maximum) {
        String visible = of(text);
        if (visible.codePointCount(0, visible.length()) <= maximum) {
            return visible;
        }
        return visible.substring(0, visible.offsetByCodePoints(0, maximum - 3)) + "...";
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> !isBlankLetter(character);
        };
    }

    /** Letters by name, but nothing to see: the Hangul fillers. */
    private static boolean isBlankLetter(int character) {
        return character == 0x115F || character == 0x1160 || character == 0x3164 || character == 0xFFA0;
    }

    private static String withoutCommands(String visible) {
        return COMMAND.matcher(visible)
                .replaceAll(
                        first -> Matcher.quoteReplacement(escaped(first.group().charAt(0))));
    }

    private static void escape(int character, StringBuilder visible) {
        for (char unit : Character.toChars(character)) {
            visible.append(escaped(unit));
        }
    }

    private static String escaped(char unit) {
        return String.format(Locale.ROOT, "\\u%04x", (int) unit);
    }
}
