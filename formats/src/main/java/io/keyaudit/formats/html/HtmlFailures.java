package io.keyaudit.formats.html;

import io.keyaudit.audit.KeyOutcome.Failed;
import java.io.OutputStream;
import java.util.List;

/** The keys that could not be read, in a table. Not thread-safe. */
final class HtmlFailures implements AutoCloseable {
    private final TempBuffer rows = new TempBuffer();

    void add(HtmlKey key, Failed failed) {
        MarkupOutput row = rows.markup();
        row.open("tr", key.attributes("row"));
        row.open("th", "scope", "row");
        key.link(row);
        row.close();
        row.open("td").foreign(key.provider()).close();
        row.open("td")
                .element("span", failed.kind().text(), "class", "state failed")
                .close();
        row.open("td").foreign(failed.message()).close();
        row.close().line();
    }

    /** Writes the table; the page's stream is {@code out}. */
    void writeTo(MarkupOutput page, OutputStream out) {
        page.open("section", "class", "keys", "aria-labelledby", "failures").line();
        page.element("h3", "Keys that could not be read", "id", "failures").line();
        page.element("p", "Nothing is known of what these keys may do.");
        page.open("div", "class", "scroll", "role", "group", "tabindex", "0", "aria-labelledby", "failures");
        page.open("table", "class", "failures", "data-rows", "key");
        page.element("caption", "Why keys could not be read").line();
        page.open("thead").open("tr");
        for (String column : List.of("Key", "Provider", "Kind", "Message")) {
            page.element("th", column, "scope", "col", "data-order", "ascending");
        }
        page.close().close().open("tbody").line().flush();
        rows.copyTo(out);
        page.close().close().close().close().line();
    }

    @Override
    public void close() {
        rows.close();
    }
}
