package io.keyaudit.formats.junit;

import io.keyaudit.text.VisibleText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes XML in UTF-8. Every text is made visible first, since XML has no place for control characters. The stream is
 * not closed. Not thread-safe.
 *
 * <p>All methods throw {@link UncheckedIOException} if the stream cannot be written.
 */
final class XmlOutput {
    private final XMLStreamWriter writer;

    /** Writes one element or text. */
    private interface Step {
        void write() throws XMLStreamException;
    }

    XmlOutput(OutputStream out) {
        try {
            writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
        } catch (XMLStreamException failed) {
            throw unwritten(failed);
        }
        write(() -> {
            writer.writeStartDocument("UTF-8", "1.0");
            writer.writeCharacters("\n");
        });
    }

    /** Opens an element; attributes are names and values by turns. */
    XmlOutput open(String element, String... attributes) {
        return write(() -> {
            writer.writeStartElement(element);
            for (int index = 0; index < attributes.length; index += 2) {
                writer.writeAttribute(attributes[index], VisibleText.of(attributes[index + 1]));
            }
        });
    }

    /** Closes the element that was opened last. */
    XmlOutput close() {
        return write(writer::writeEndElement);
    }

    XmlOutput text(String text) {
        return write(() -> writer.writeCharacters(VisibleText.of(text)));
    }

    /** Ends a line. */
    XmlOutput line() {
        return write(() -> writer.writeCharacters("\n"));
    }

    void flush() {
        write(writer::flush);
    }

    /** Hands everything on. */
    void end() {
        write(() -> {
            writer.writeEndDocument();
            writer.flush();
        });
    }

    private XmlOutput write(Step step) {
        try {
            step.write();
            return this;
        } catch (XMLStreamException failed) {
            throw unwritten(failed);
        }
    }

    private static UncheckedIOException unwritten(XMLStreamException failed) {
        return new UncheckedIOException(
                failed.getNestedException() instanceof IOException cause ? cause : new IOException(failed));
    }
}
