package io.keyaudit.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for something no longer than a given time. */
final class TimeLimit {
    private TimeLimit() {}

    /**
     * Returns the task's result. Where there is none in time, or this thread is interrupted, the task is interrupted and left
     * to itself; it does not keep the JVM from ending.
     *
     * @throws TimeoutException if it takes longer
     * @throws Exception whatever the task throws
     */
    static <T> T within(Duration limit, Callable<T> task) throws Exception {
        FutureTask<T> future = new FutureTask<>(task);
        Thread thread = new Thread(future, "keyaudit-time-limit");
        thread.setDaemon(true);
        thread.start();
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Error fatal) {
                throw fatal;
            }
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        } finally {
            future.cancel(true);
        }
    }
}
