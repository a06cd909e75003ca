package io.keyaudit.testkit;

import io.keyaudit.KeySnapshot;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;

/** An inspection on a thread of its own, so that one that never ends does not hold up the tests. */
final class Attempt {
    /** Asks the provider. */
    @FunctionalInterface
    interface Question {
        KeySnapshot ask() throws Exception;
    }

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable KeySnapshot snapshot;
    private volatile @Nullable Throwable failure;

    private Attempt(Question question) {
        this.thread = new Thread(() -> run(question), "provider-contract");
        thread.setDaemon(true);
    }

    static Attempt start(Question question) {
        Attempt attempt = new Attempt(question);
        attempt.thread.start();
        return attempt;
    }

    // A provider under test can throw anything.
    @SuppressWarnings("CatchThrowable")
    private void run(Question question) {
        try {
            snapshot = question.ask();
        } catch (Throwable thrown) {
            failure = thrown;
        } finally {
            ended.countDown();
        }
    }

    void interrupt() {
        thread.interrupt();
    }

    /** Fails the test if it does not end in time. */
    void endWithin(Duration patience, String when) {
        try {
            if (!ended.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.interrupt();
                Assertions.fail("The inspection does not end within " + patience.toMillis() + " ms " + when);
            }
        } catch (InterruptedException interrupted) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            Assertions.fail("The test was interrupted");
        }
    }

    Reading reading(List<RecordedRequest> requests) {
        return new Reading(snapshot, failure, requests);
    }
}
