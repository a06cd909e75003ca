package io.keyaudit.formats.markdown;

import io.keyaudit.formats.content.TextOutput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Rows of a table, or items of a list, up to so many bytes; further ones are counted and left out. Not thread-safe. */
final class MarkdownRows {
    private final int maximum;
    private final List<String> rows = new ArrayList<>();
    private int bytes;
    private long leftOut;

    MarkdownRows(int maximum) {
        this.maximum = maximum;
    }

    /** Adds a row of a table; the cells are Markdown. */
    void row(String... cells) {
        add("| " + String.join(" | ", cells) + " |\n");
    }

    /** Adds a line of Markdown. Once one is left out, so are those behind it. */
    void add(String line) {
        int length = line.getBytes(StandardCharsets.UTF_8).length;
        if (leftOut > 0 || bytes + length > maximum) {
            leftOut++;
        } else {
            rows.add(line);
            bytes += length;
        }
    }

    boolean isEmpty() {
        return rows.isEmpty() && leftOut == 0;
    }

    /** Writes a heading of its own and a table, unless there are no rows. */
    void write(TextOutput out, String heading, String... columns) {
        if (!isEmpty()) {
            out.write("\n## " + heading + "\n\n");
            out.write("| " + String.join(" | ", columns) + " |\n");
            out.write("|" + " --- |".repeat(columns.length) + "\n");
            write(out);
        }
    }

    /** Writes the lines, and how many are left out. */
    void write(TextOutput out) {
        rows.forEach(out::write);
        if (leftOut > 0) {
            out.write("\n**" + leftOut + " more left out: a comment has room for 65,536 characters.** The other formats"
                    + " have them.\n");
        }
    }
}
