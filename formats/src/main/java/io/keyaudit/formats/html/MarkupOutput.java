package io.keyaudit.formats.html;

import io.keyaudit.text.VisibleText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes HTML in UTF-8, so that no text can become markup: every text and every attribute's value is made visible and
 * escaped, and every element that was opened is closed. The stream is not closed. Not thread-safe.
 *
 * <p>All methods throw {@link UncheckedIOException} if the stream cannot be written.
 */
final class MarkupOutput {
    private final Writer out;
    private final Deque<String> open = new ArrayDeque<>();

    MarkupOutput(OutputStream stream) {
        out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    }

    /** Opens an element. Attributes are names and values by turns; a name is never from elsewhere. */
    MarkupOutput open(String element, String... attributes) {
        start(element, attributes);
        open.push(element);
        return this;
    }

    /** Closes the element that was opened last. */
    MarkupOutput close() {
        return raw("</").raw(open.pop()).raw(">");
    }

    /** An element that holds nothing, such as a line break. */
    MarkupOutput empty(String element, String... attributes) {
        start(element, attributes);
        return this;
    }

    /** An element that holds a text. */
    MarkupOutput element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** A text, whatever it holds. */
    MarkupOutput text(String text) {
        return escaped(VisibleText.of(text));
    }

    /** A text from elsewhere, whose direction of writing must not reach beyond it. */
    MarkupOutput foreign(String text) {
        return element("bdi", text);
    }

    /** Ends a line of the source, for people who look at it. */
    MarkupOutput line() {
        return raw("\n");
    }

    /** What is markup, a style or a script already; never anything from elsewhere. */
    MarkupOutput raw(String markup) {
        try {
            out.write(markup);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return this;
    }

    /** Hands on what is written so far. */
    void flush() {
        try {
            out.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void start(String element, String... attributes) {
        raw("<").raw(element);
        for (int index = 0; index < attributes.length; index += 2) {
            raw(" ").raw(attributes[index])
                    .raw("=\"")
                    .text(attributes[index + 1])
                    .raw("\"");
        }
        raw(">");
    }

    private MarkupOutput escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(character);
            }
        }
        return raw(escaped.toString());
    }
}
