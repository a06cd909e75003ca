package io.keyaudit.cli;

import io.keyaudit.text.DisplayWidth;
import io.keyaudit.text.VisibleText;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Prints rows of texts in columns. The last column takes what is left of the line, and goes on below itself.
 *
 * @param width characters in a line
 */
record Columns(PrintStream out, int width) {
    private static final String INDENT = "  ";
    private static final int GAP = 2;
    private static final int LEAST_WRAP = 20;

    /** Rows of equally many texts, at least one each. */
    void print(List<List<String>> rows) {
        List<Integer> widest = IntStream.range(
                        0, rows.isEmpty() ? 0 : rows.get(0).size() - 1)
                .mapToObj(column -> widest(rows, column))
                .toList();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(INDENT);
            for (int column = 0; column < row.size() - 1; column++) {
                String text = VisibleText.of(row.get(column));
                line.append(DisplayWidth.pad(text, widest.get(column) + GAP));
            }
            int indent = DisplayWidth.of(line.toString());
            int left = Math.max(LEAST_WRAP, width - indent);
            for (String part : VisibleText.wrapped(row.get(row.size() - 1), left)) {
                out.println(line.append(part).toString().stripTrailing());
                line.setLength(0);
                line.append(" ".repeat(indent));
            }
        }
    }

    private static int widest(List<List<String>> rows, int column) {
        return rows.stream()
                .mapToInt(row -> DisplayWidth.of(VisibleText.of(row.get(column))))
                .max()
                .orElse(0);
    }
}
