package io.keyaudit.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Takes text in UTF-8 and prints it in the encoding of the terminal, which the stream alone knows. Text is printed when
 * it is flushed. Closing only flushes. Not thread-safe.
 */
final class TerminalOutputStream extends OutputStream {
    private final PrintStream terminal;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();

    TerminalOutputStream(PrintStream terminal) {
        this.terminal = terminal;
    }

    /** Returns a writer that flushes after each line. */
    static PrintWriter writer(PrintStream terminal) {
        return new PrintWriter(new TerminalOutputStream(terminal), true, StandardCharsets.UTF_8);
    }

    @Override
    public void write(int octet) {
        waiting.write(octet);
    }

    @Override
    public void write(byte[] octets, int offset, int length) {
        waiting.write(octets, offset, length);
    }

    @Override
    public void flush() {
        terminal.print(waiting.toString(StandardCharsets.UTF_8));
        terminal.flush();
        waiting.reset();
    }

    @Override
    public void close() {
        flush();
    }
}
