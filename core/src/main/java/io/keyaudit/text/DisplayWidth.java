package io.keyaudit.text;

/** The width of a visible text in columns of a terminal. Thread-safe. */
public final class DisplayWidth {
    private DisplayWidth() {}

    /** Returns how many columns a text takes. */
    public static int of(String text) {
        return text.codePoints().map(DisplayWidth::columns).sum();
    }

    /** Returns the text with spaces behind it, up to that many columns. */
    public static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - of(text)));
    }

    private static int columns(int character) {
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return isWide(character) ? 2 : 1;
    }

    /** East Asian characters and pictures, by their blocks. */
    private static boolean isWide(int character) {
        return within(character, 0x1100, 0x115F)
                || within(character, 0x2E80, 0xA4CF)
                || within(character, 0xAC00, 0xD7A3)
                || within(character, 0xF900, 0xFAFF)
                || within(character, 0xFE30, 0xFE6F)
                || within(character, 0xFF00, 0xFF60)
                || within(character, 0xFFE0, 0xFFE6)
                || within(character, 0x1F300, 0x1FAFF)
                || within(character, 0x20000, 0x3FFFD);
    }

    private static boolean within(int character, int first, int last) {
        return first <= character && character <= last;
    }
}
