package io.keyaudit.cli;

import io.keyaudit.providers.Providers;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Starts the command. */
public final class Main {
    private static final long SECONDS_TO_END = 5;

    private Main() {}

    /** Runs the command and ends the JVM. */
    public static void main(String[] args) {
        String answer = QuickAnswer.to(args);
        System.exit(answer == null ? work(args) : print(answer));
    }

    private static int print(String answer) {
        System.out.print(answer);
        return written(System.out, System.err, ExitCode.OK);
    }

    private static int work(String... args) {
        QuietLogs.unlessConfigured();
        CountDownLatch ended = new CountDownLatch(1);
        endOrderlyOnInterrupt(Thread.currentThread(), ended);
        int exitCode = survive(System.err, () -> run(Terminal.ofThisProcess(), Providers::discover, args));
        ended.countDown();
        return exitCode;
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
    static int run(Terminal terminal, Supplier<Providers> providers, String... args) {
        int exitCode = KeyauditCommand.commandLine(terminal, providers, args).execute(args);
        return written(terminal.out(), terminal.err(), exitCode);
    }

    /** Returns the exit code, or a graver one if not everything could be written. */
    private static int written(PrintStream out, PrintStream err, int exitCode) {
        if (out.checkError()) {
            err.println("keyaudit: standard output could not be written in full");
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
