package io.keyaudit.formats.table;

import io.keyaudit.formats.content.TextOutput;
import io.keyaudit.text.DisplayWidth;
import io.keyaudit.text.VisibleText;

/** Writes texts that go on below themselves at the same column. Not thread-safe. */
final class TextBlock {
    private static final int LEAST_WIDTH = 20;

    private final TextOutput out;
    private final TableStyle style;
    private boolean empty = true;

    TextBlock(TextOutput out, TableStyle style) {
        this.out = out;
        this.style = style;
    }

    /** Writes an empty line, unless nothing comes before it. */
    void gap() {
        if (!empty) {
            line("");
        }
    }

    void line(String text) {
        empty = false;
        out.write(text.stripTrailing() + "\n");
    }

    /** Writes a line that fits, or as much of a visible text as fits, cut with dots. */
    void cut(String before, String text, AnsiColor color) {
        int left = Math.max(LEAST_WIDTH, style.width() - DisplayWidth.of(before));
        line(before + style.paint(color, VisibleText.shortened(text, left)));
    }

    /**
     * Writes a text.
     *
     * @param before what comes before it in the first line, as it is without colours
     * @param painted the same with colours
     */
    void wrapped(String before, String painted, String text, AnsiColor color) {
        int indent = DisplayWidth.of(before);
        String lead = painted;
        for (String part : VisibleText.wrapped(text, Math.max(LEAST_WIDTH, style.width() - indent))) {
            line(lead + style.paint(color, part));
            lead = " ".repeat(indent);
        }
    }

    void wrapped(String before, String text, AnsiColor color) {
        wrapped(before, before, text, color);
    }
}
