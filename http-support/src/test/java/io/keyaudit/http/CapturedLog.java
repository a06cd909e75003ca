package io.keyaudit.http;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** All that is logged in this JVM at any level, as it would be written. */
final class CapturedLog implements AutoCloseable {
    private static final Logger ROOT = Logger.getLogger("");

    private final Queue<String> entries = new ConcurrentLinkedQueue<>();
    private final Level levelBefore = ROOT.getLevel();
    private final Handler handler = new Handler() {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord entry) {
            entries.add(formatter.format(entry));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private CapturedLog() {
        handler.setLevel(Level.ALL);
        ROOT.addHandler(handler);
        ROOT.setLevel(Level.ALL);
    }

    /** Begins to listen. */
    static CapturedLog start() {
        return new CapturedLog();
    }

    /** What was logged so far. */
    String text() {
        return String.join("", entries);
    }

    @Override
    public void close() {
        ROOT.removeHandler(handler);
        ROOT.setLevel(levelBefore);
    }
}
