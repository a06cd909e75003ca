package io.keyaudit.secrets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A running helper, with all that it starts. Where the system has {@code setsid}, it leads a session and a group of
 * processes of its own, and the group is killed; elsewhere its descendants are. Thread-safe.
 */
final class ChildProcess implements AutoCloseable {
    private static final Path SHELL = Path.of("/bin/sh");
    private static final Optional<Path> SETSID = Stream.of("/usr/bin/setsid", "/bin/setsid")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();

    private final Process process;

    private ChildProcess(Process process) {
        this.process = process;
    }

    /** Starts a program. What it writes to standard error goes nowhere: it can hold the secret. */
    static ChildProcess start(HelperProgram program) throws IOException {
        List<String> command = new ArrayList<>();
        // It becomes the program itself, under the same process id, since a process just started leads no group.
        SETSID.ifPresent(setsid -> command.add(setsid.toString()));
        command.addAll(program.arguments());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(program.folder().toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(program.environment());
        return new ChildProcess(builder.start());
    }

    InputStream output() {
        return process.getInputStream();
    }

    OutputStream input() {
        return process.getOutputStream();
    }

    /** Returns the exit code, if the program ended within this time. */
    Optional<Integer> exitCode(Duration longest) throws InterruptedException {
        return process.waitFor(longest.toNanos(), TimeUnit.NANOSECONDS)
                ? Optional.of(process.exitValue())
                : Optional.empty();
    }

    /** Kills the program and all that it started and left behind. */
    @Override
    public void close() {
        List<ProcessHandle> descendants = process.descendants().toList();
        if (SETSID.isPresent()) {
            killGroup();
        }
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
        closeStreams();
    }

    /** Java has no call for it. The only thing that the shell is given is a number. */
    private void killGroup() {
        try {
            Process kill = new ProcessBuilder(SHELL.toString(), "-c", "kill -s KILL -- -" + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            kill.waitFor(1, TimeUnit.SECONDS);
        } catch (IOException unavailable) {
            // The descendants are killed one by one.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeStreams() {
        try (InputStream in = process.getInputStream();
                OutputStream out = process.getOutputStream()) {
            // Closed, so that no reader waits for them.
            return;
        } catch (IOException ended) {
            // There is nothing more to be read or written.
        }
    }
}
