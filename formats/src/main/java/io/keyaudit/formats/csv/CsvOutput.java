package io.keyaudit.formats.csv;

import io.keyaudit.formats.content.TextOutput;
import io.keyaudit.text.VisibleText;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes comma-separated values as RFC 4180 has them, in UTF-8, that no spreadsheet takes for formulas. All text is made
 * visible, so that a row is a line. Not thread-safe.
 */
final class CsvOutput {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Between the parts of a cell that holds several. */
    static final String BETWEEN = "; ";

    /**
     * Where a spreadsheet would see a formula begin, in full-width characters too. Where people write commas in numbers, it
     * takes semicolons for the ends of cells.
     */
    private static final Pattern FORMULA = Pattern.compile("(^|[,;\"])(?=[ ]*[-=+@\uFF0D\uFF1D\uFF0B\uFF20])");

    private static final Pattern IN_NEED_OF_QUOTES = Pattern.compile("[,;\"]|^ | $");

    private final TextOutput out;
    private final boolean marked;
    private final List<String> columns;

    /** @param marked whether a byte order mark comes first */
    CsvOutput(OutputStream out, boolean marked, List<String> columns) {
        this.out = new TextOutput(out);
        this.marked = marked;
        this.columns = columns;
    }

    static String list(Collection<String> parts) {
        return String.join(BETWEEN, parts);
    }

    void heading() {
        if (marked) {
            out.write(BYTE_ORDER_MARK);
        }
        line(columns);
    }

    /** One row; a column that is not given stays empty. */
    void row(Map<String, String> cells) {
        line(columns.stream().map(column -> cells.getOrDefault(column, "")).toList());
    }

    void flush() {
        out.flush();
    }

    private void line(List<String> cells) {
        out.write(cells.stream().map(CsvOutput::cell).collect(Collectors.joining(",", "", "\r\n")));
    }

    private static String cell(String text) {
        String harmless = FORMULA.matcher(VisibleText.of(text)).replaceAll("$1'");
        return IN_NEED_OF_QUOTES.matcher(harmless).find() ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }
}
