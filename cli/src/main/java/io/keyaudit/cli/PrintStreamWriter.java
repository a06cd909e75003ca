package io.keyaudit.cli;

import java.io.PrintStream;
import java.io.Writer;

/** Writes text to a stream and leaves the encoding to it, since it knows the terminal's. Closing only flushes. */
final class PrintStreamWriter extends Writer {
    private final PrintStream stream;

    PrintStreamWriter(PrintStream stream) {
        this.stream = stream;
    }

    @Override
    public void write(char[] text, int offset, int length) {
        stream.print(new String(text, offset, length));
    }

    @Override
    public void flush() {
        stream.flush();
    }

    @Override
    public void close() {
        stream.flush();
    }
}
