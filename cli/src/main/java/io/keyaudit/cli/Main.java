package io.keyaudit.cli;

import io.keyaudit.providers.Providers;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Starts the command. */
public final class Main {
    private static final long SECONDS_TO_END = 5;

    /** Ours, and those of the client of Redis. Held, since the JVM forgets the level of a logger that nobody holds. */
    private static final List<Logger> LOGGERS = Stream.of("io.keyaudit", "io.lettuce", "io.netty", "reactor")
            .map(Logger::getLogger)
            .toList();

    private Main() {}

    /** Runs the command and ends the JVM. */
    public static void main(String[] args) {
        // What goes wrong is in the report; who wants logs beside it configures them.
        if (System.getProperty("java.util.logging.config.file") == null) {
            LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
        }
        CountDownLatch ended = new CountDownLatch(1);
        endOrderlyOnInterrupt(Thread.currentThread(), ended);
        int exitCode = survive(System.err, () -> run(Terminal.ofThisProcess(), Providers.discover(), args));
        ended.countDown();
        System.exit(exitCode);
    }

    /** The command's exit code, whatever becomes of it: without memory or threads, a stack trace helps nobody. */
    @SuppressWarnings("CatchThrowable")
    static int survive(PrintStream err, IntSupplier command) {
        try {
            return command.getAsInt();
        } catch (Throwable fatal) {
            // Not its message: nobody can vouch for what that holds.
            err.println("keyaudit: ended by " + fatal.getClass().getName());
            return ExitCode.FAULT;
        }
    }

    /** Runs the command and returns its exit code. */
    static int run(Terminal terminal, Providers providers, String... args) {
        int exitCode = KeyauditCommand.commandLine(terminal, providers).execute(args);
        if (terminal.out().checkError()) {
            terminal.err().println("keyaudit: standard output could not be written in full");
            // What is graver stands.
            return Math.max(exitCode, ExitCode.UNREAD);
        }
        return exitCode;
    }

    /** On Ctrl-C the command is interrupted, and gets some time to report what it has so far and to clean up. */
    private static void endOrderlyOnInterrupt(Thread worker, CountDownLatch ended) {
        Runnable end = () -> end(worker, ended, Terminal.isAsking(), System.err);
        Runtime.getRuntime().addShutdownHook(new Thread(end, "keyaudit-interrupt"));
    }

    static void end(Thread worker, CountDownLatch ended, boolean asking, PrintStream err) {
        if (asking) {
            // An interrupt does not end the reading, and by now the terminal shows again what is typed: nothing was
            // sent yet, so there is nothing to wait for.
            err.println();
            return;
        }
        worker.interrupt();
        try {
            ended.await(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
