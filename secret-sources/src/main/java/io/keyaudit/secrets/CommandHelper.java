package io.keyaudit.secrets;

import io.keyaudit.Secret;
import io.keyaudit.spi.SecretSource;
import io.keyaudit.spi.UnreadableSecretException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A program that is started for each secret and writes it to standard output. Thread-safe. */
final class CommandHelper implements SecretSource {
    private static final int LARGEST = 64 * 1024;
    private static final int MOST_AT_A_TIME = 8;

    private final String name;
    private final HelperPaths paths;
    private final HelperProgram program;
    private final Duration timeout;
    private final Semaphore places = new Semaphore(MOST_AT_A_TIME, true);

    CommandHelper(String name, HelperPaths paths, HelperProgram program, Duration timeout) {
        this.name = name;
        this.paths = paths;
        this.program = program;
        this.timeout = timeout;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void check(String path) throws UnreadableSecretException {
        paths.check(path);
        CommandTemplate.check(program.arguments(), path);
    }

    @Override
    public List<Secret> read(List<String> wanted) throws UnreadableSecretException, InterruptedException {
        List<Secret> secrets = new ArrayList<>();
        for (String path : wanted) {
            check(path);
            places.acquire();
            try {
                secrets.add(run(program.with(CommandTemplate.fill(program.arguments(), path))));
            } finally {
                places.release();
            }
        }
        return secrets;
    }

    private Secret run(HelperProgram filled) throws UnreadableSecretException, InterruptedException {
        try (ChildProcess child = ChildProcess.start(filled)) {
            child.input().close();
            long start = System.nanoTime();
            FutureTask<byte[]> output = new FutureTask<>(() -> child.output().readNBytes(LARGEST + 1));
            HelperThreads.start(name, output);
            byte[] written = output.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            if (written.length > LARGEST) {
                throw wrong("wrote more than " + LARGEST / 1024 + " KiB; is it the right secret?");
            }
            Duration left = timeout.minusNanos(System.nanoTime() - start);
            Optional<Integer> exitCode = child.exitCode(left.isNegative() ? Duration.ZERO : left);
            if (exitCode.isEmpty()) {
                throw new TimeoutException();
            }
            if (exitCode.get() != 0) {
                throw unavailable("ended with exit code " + exitCode.get()
                        + "; run its command yourself to see why (what it says is not shown here)");
            }
            return secret(written);
        } catch (TimeoutException late) {
            throw unavailable("took longer than " + timeout.toMillis() + " ms, and was stopped");
        } catch (IOException | ExecutionException failed) {
            throw unavailable("could not be run; does its folder exist, and is it a program?");
        }
    }

    private Secret secret(byte[] written) throws UnreadableSecretException {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(written))
                    .toString()
                    .strip();
        } catch (CharacterCodingException binary) {
            throw wrong("wrote something that is not UTF-8 text");
        }
        if (text.isEmpty()) {
            throw wrong("wrote nothing; is there such a secret?");
        }
        if (text.lines().count() > 1 && !text.startsWith("-----BEGIN ")) {
            // A program that prints a heading or a second field would give a wrong secret.
            throw wrong("wrote several lines; it must write the secret alone");
        }
        return Secret.of(text);
    }

    private UnreadableSecretException wrong(String what) {
        return UnreadableSecretException.wrong("helper \"" + name + "\" " + what);
    }

    private UnreadableSecretException unavailable(String what) {
        return UnreadableSecretException.unavailable("helper \"" + name + "\" " + what);
    }
}
