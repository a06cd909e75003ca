package io.keyaudit.formats.html;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A part of a report that is written before its place comes, kept in a temporary file that only this user can read and
 * that is gone when the buffer is closed, or the JVM ends. Not thread-safe.
 *
 * <p>All methods throw {@link UncheckedIOException} if the file cannot be written or read.
 */
final class TempBuffer implements Values.Fragment, AutoCloseable {
    private final FileChannel file;
    private final HtmlOutput markup;

    TempBuffer() {
        try {
            Path path = Files.createTempFile("keyaudit-report", ".part");
            file = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        markup = new HtmlOutput(Channels.newOutputStream(file));
    }

    /** Adds a part. */
    void add(Template template, Values values) {
        template.write(values, markup);
    }

    /** Writes all that was added, which empties nothing. */
    @Override
    public void writeTo(HtmlOutput out) {
        markup.flush();
        try {
            file.position(0);
            Channels.newInputStream(file).transferTo(out.stream());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
