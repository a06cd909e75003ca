package io.keyaudit.cli;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** The logs of the command's JVM: none, since what goes wrong is in the report; who wants logs beside it configures them. */
final class QuietLogs {
    /** Ours, and those of the client of Redis. Held, since the JVM forgets the level of a logger that nobody holds. */
    private static final List<Logger> LOGGERS = Stream.of("io.keyaudit", "io.lettuce", "io.netty", "reactor")
            .map(Logger::getLogger)
            .toList();

    private QuietLogs() {}

    static void unlessConfigured() {
        if (System.getProperty("java.util.logging.config.file") == null) {
            LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
        }
    }
}
