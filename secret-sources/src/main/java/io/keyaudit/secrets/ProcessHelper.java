package io.keyaudit.secrets;

import io.keyaudit.Secret;
import io.keyaudit.spi.SecretSource;
import io.keyaudit.spi.UnreadableSecretException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A program that is started when the first secret is needed, and answers until it is closed. Thread-safe. */
final class ProcessHelper implements SecretSource {
    /** A program that keeps ending is broken. */
    private static final int MOST_STARTS = 3;

    private final String name;
    private final HelperPaths paths;
    private final HelperProgram program;
    private final Duration timeout;
    private @Nullable LineExchange running;
    private int starts;
    private boolean closed;

    ProcessHelper(String name, HelperPaths paths, HelperProgram program, Duration timeout) {
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
    }

    @Override
    public List<Secret> read(List<String> wanted) throws UnreadableSecretException, InterruptedException {
        for (String path : wanted) {
            check(path);
        }
        LineExchange exchange = exchange();
        CompletableFuture<List<Secret>> answer = exchange.ask(wanted);
        try {
            return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw UnreadableSecretException.unavailable(
                    "helper \"" + name + "\" did not answer within " + timeout.toMillis() + " ms");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof UnreadableSecretException known
                    ? known
                    : UnreadableSecretException.unavailable("helper \"" + name + "\" could not be asked");
        } finally {
            answer.cancel(false);
        }
    }

    private synchronized LineExchange exchange() throws UnreadableSecretException {
        if (closed) {
            throw UnreadableSecretException.unavailable("helper \"" + name + "\" was closed");
        }
        if (running == null || running.isOver()) {
            if (starts == MOST_STARTS) {
                throw UnreadableSecretException.unavailable(
                        "helper \"" + name + "\" ended " + MOST_STARTS + " times, and is not started again");
            }
            starts++;
            try {
                running = LineExchange.with(name, ChildProcess.start(program));
            } catch (IOException failed) {
                throw UnreadableSecretException.unavailable(
                        "helper \"" + name + "\" could not be run; does its folder exist, and is it a program?");
            }
        }
        return running;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (running != null) {
            running.close();
        }
    }
}
