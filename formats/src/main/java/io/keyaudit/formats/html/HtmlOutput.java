package io.keyaudit.formats.html;

import io.keyaudit.text.VisibleText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Writes HTML in UTF-8. The stream is not closed. Not thread-safe.
 *
 * <p>All methods throw {@link UncheckedIOException} if the stream cannot be written.
 */
final class HtmlOutput {
    private final OutputStream stream;
    private final Writer out;

    HtmlOutput(OutputStream stream) {
        this.stream = stream;
        this.out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    }

    /** Writes any text so that it is a text wherever text or the value of a quoted attribute is expected. */
    void text(String text) {
        String visible = VisibleText.of(text);
        StringBuilder escaped = new StringBuilder(visible.length() + 16);
        for (int index = 0; index < visible.length(); index++) {
            char character = visible.charAt(index);
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(character);
            }
        }
        markup(escaped.toString());
    }

    /** Writes what is markup, a style or a script already; never anything from elsewhere. */
    void markup(String markup) {
        try {
            out.write(markup);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Returns the stream, after everything that was written so far. */
    OutputStream stream() {
        flush();
        return stream;
    }

    /** Hands on what was written so far. */
    void flush() {
        try {
            out.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
