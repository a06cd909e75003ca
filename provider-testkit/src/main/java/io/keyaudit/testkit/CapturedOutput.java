package io.keyaudit.testkit;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/** All that is logged, at any level, and printed, until it is closed. */
final class CapturedOutput implements AutoCloseable {
    private final Logger root = Logger.getLogger("");
    private final @Nullable Level level = root.getLevel();
    private final Recorder recorder = new Recorder();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private CapturedOutput() {
        root.addHandler(recorder);
        root.setLevel(Level.ALL);
        PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(stream);
        System.setErr(stream);
    }

    static CapturedOutput start() {
        return new CapturedOutput();
    }

    /** Returns everything logged so far, exceptions in full. */
    String logged() {
        return String.join("\n", recorder.lines);
    }

    /** Returns everything printed so far. */
    String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
        root.setLevel(level);
        root.removeHandler(recorder);
    }

    private static final class Recorder extends Handler {
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();
        private final SimpleFormatter formatter = new SimpleFormatter();

        Recorder() {
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord line) {
            // The JDK's own loggers are silent unless somebody who debugs turns them on, as is done here.
            if (line.getLoggerName() != null && line.getLoggerName().matches("(sun|jdk|java|javax)\\..*")) {
                return;
            }
            StringWriter text = new StringWriter();
            text.append(formatter.formatMessage(line));
            if (line.getThrown() != null) {
                line.getThrown().printStackTrace(new PrintWriter(text));
            }
            lines.add(text.toString());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
