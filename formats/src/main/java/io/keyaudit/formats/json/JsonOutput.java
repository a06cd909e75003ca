package io.keyaudit.formats.json;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/**
 * Writes JSON in UTF-8, whatever the texts hold: every value is the same when it is read back, and shows as what it is. No
 * text can become a command of a CI system. The stream is not closed. Not thread-safe.
 */
public final class JsonOutput {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            // Joined, they would have to be whole pairs.
            .disable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .characterEscapes(new DeceptiveCharacters())
            .build();
    private static final DefaultIndenter TWO_SPACES = new DefaultIndenter("  ", "\n");
    private static final Separators SEPARATORS = Separators.createDefaultInstance()
            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");

    private final JsonGenerator generator;
    private final OutputStream out;
    private final boolean exact;

    /** Writes indented, for others to read. */
    public JsonOutput(OutputStream out) {
        this(out, new Indented(), false);
    }

    private JsonOutput(OutputStream out, ObjectWriteContext context, boolean exact) {
        this.out = new HashEscapes(out);
        this.exact = exact;
        this.generator = FACTORY.createGenerator(context, this.out, JsonEncoding.UTF8);
    }

    /** Writes indented, with instants as precise as they are. */
    public static JsonOutput exact(OutputStream out) {
        return new JsonOutput(out, new Indented(), true);
    }

    /** Writes all on one line, for others to read. */
    public static JsonOutput line(OutputStream out) {
        return new JsonOutput(out, ObjectWriteContext.empty(), false);
    }

    /** Writes all on one line, with instants as precise as they are. */
    public static JsonOutput exactLine(OutputStream out) {
        return new JsonOutput(out, ObjectWriteContext.empty(), true);
    }

    public void openObject() {
        write(generator::writeStartObject);
    }

    public void openObject(String name) {
        write(() -> generator.writeName(name).writeStartObject());
    }

    public void closeObject() {
        write(generator::writeEndObject);
    }

    public void openArray() {
        write(generator::writeStartArray);
    }

    public void openArray(String name) {
        write(() -> generator.writeName(name).writeStartArray());
    }

    public void closeArray() {
        write(generator::writeEndArray);
    }

    public void text(String value) {
        write(() -> generator.writeString(value));
    }

    public void text(String name, String value) {
        write(() -> generator.writeName(name).writeString(value));
    }

    /** Writes an instant: whole seconds, which is what most readers take, unless it must be the same when read back. */
    public void instant(String name, Instant value) {
        text(name, (exact ? value : value.truncatedTo(ChronoUnit.SECONDS)).toString());
    }

    public void number(String name, long value) {
        write(() -> generator.writeName(name).writeNumber(value));
    }

    public void flag(String name, boolean value) {
        write(() -> generator.writeName(name).writeBoolean(value));
    }

    public void none(String name) {
        write(() -> generator.writeName(name).writeNull());
    }

    public void flush() {
        write(generator::flush);
    }

    /** Ends the last line and hands everything on. */
    public void finish() {
        write(() -> generator.writeRaw('\n').close());
        try {
            out.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void write(Runnable step) {
        try {
            step.run();
        } catch (JacksonException failed) {
            // Jackson's own message goes on to tell of a place in the text, which is none of the reader's business.
            throw new UncheckedIOException(
                    failed.getCause() instanceof IOException cause
                            ? cause
                            : new IOException(failed.getOriginalMessage()));
        }
    }

    private static final class Indented extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter(SEPARATORS)
                    .withArrayIndenter(TWO_SPACES)
                    .withObjectIndenter(TWO_SPACES);
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }
}
