package io.keyaudit.formats.markdown;

import io.keyaudit.formats.content.TextOutput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A table in Markdown that grows to so many bytes; further rows are counted, and left out. Not thread-safe. */
final class MarkdownTable {
    private final int most;
    private final List<String> rows = new ArrayList<>();
    private int bytes;
    private long leftOut;

    MarkdownTable(int most) {
        this.most = most;
    }

    /** One row, of Markdown. */
    void row(String... cells) {
        add("| " + String.join(" | ", cells) + " |\n");
    }

    /** The other's rows behind these. */
    void addAll(MarkdownTable other) {
        other.rows.forEach(this::add);
        leftOut += other.leftOut;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    void write(TextOutput out, String... columns) {
        out.write("| " + String.join(" | ", columns) + " |\n");
        out.write("|" + " --- |".repeat(columns.length) + "\n");
        rows.forEach(out::write);
        if (leftOut > 0) {
            out.write("\n**" + leftOut + " more left out, for want of room.** The other formats show all.\n");
        }
    }

    /** Once a row is left out, so are those behind it. */
    private void add(String row) {
        int length = row.getBytes(StandardCharsets.UTF_8).length;
        if (leftOut > 0 || bytes + length > most) {
            leftOut++;
        } else {
            rows.add(row);
            bytes += length;
        }
    }
}
