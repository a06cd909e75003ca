package io.keyaudit.audit;

import static io.keyaudit.audit.StubProvider.snapshot;
import static io.keyaudit.audit.StubProvider.targets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyaudit.FailureKind;
import io.keyaudit.audit.KeyOutcome.Failed;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.audit.KeyOutcome.NotAsked;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How an audit ends early. */
class CancellationTest {
    private static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final Thread caller = Thread.currentThread();
    private final CountDownLatch never = new CountDownLatch(1);
    private final CountDownLatch workerInterrupted = new CountDownLatch(1);

    @AfterEach
    void clearInterruptStatus() {
        Thread.interrupted();
    }

    @Test
    void interruptingTheCallerLeavesEveryOtherTargetUnasked() throws InterruptedException {
        StubProvider provider = new StubProvider((key, context) -> {
            if (key.equals("k3")) {
                caller.interrupt();
                waitForInterruption();
            }
            return snapshot(context);
        });
        List<AuditTarget> targets = targets(40);
        List<KeyOutcome> outcomes =
                KeyAuditor.builder().providers(provider).concurrency(1).build().audit(targets);
        assertThat(Thread.interrupted()).isTrue();
        workerInterrupted.await();
        assertThat(outcomes).extracting(KeyOutcome::target).containsExactlyElementsOf(targets);
        assertThat(outcomes.subList(0, 3)).allMatch(Inspected.class::isInstance);
        assertThat(outcomes.get(3))
                .isEqualTo(new Failed(targets.get(3), FailureKind.CANCELLED, "stopped before there was an answer"));
        assertThat(outcomes.subList(4, 40))
                .allSatisfy(outcome -> assertThat(outcome).isEqualTo(new NotAsked(outcome.target())));
        assertThat(provider.closed).hasSize(1);
    }

    @Test
    void aCallerThatComesInterruptedAsksNothing() {
        StubProvider provider = StubProvider.reading();
        caller.interrupt();
        List<KeyOutcome> outcomes =
                KeyAuditor.builder().providers(provider).build().audit(targets(3));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcomes).hasSize(3).allMatch(NotAsked.class::isInstance);
        assertThat(provider.opened).isEmpty();
    }

    @Test
    void anAnswerThatHasComeInIsKept() {
        Map<String, Thread> workers = new ConcurrentHashMap<>();
        CountDownLatch secondMayAnswer = new CountDownLatch(1);
        CountDownLatch bothAsk = new CountDownLatch(2);
        StubProvider provider = new StubProvider((key, context) -> {
            workers.put(key, Thread.currentThread());
            if (key.equals("k2")) {
                never.await();
            }
            bothAsk.countDown();
            bothAsk.await();
            if (key.equals("k1")) {
                secondMayAnswer.await();
            }
            return snapshot(context);
        });
        List<KeyOutcome> outcomes = KeyAuditor.builder()
                .providers(provider)
                .concurrency(2)
                .listener(new AuditListener() {
                    @Override
                    public void started(AuditTarget target) {
                        if (target.name().equals("k2")) {
                            secondMayAnswer.countDown();
                            join(workers, "k1");
                            caller.interrupt();
                        }
                    }
                })
                .build()
                .audit(targets(3));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcomes.get(0)).isInstanceOf(Inspected.class);
        assertThat(outcomes.get(1)).isInstanceOf(Inspected.class);
        assertThat(outcomes.get(2)).isInstanceOf(Failed.class);
    }

    @Test
    void aReportThatThrowsEndsTheAudit() throws InterruptedException {
        StubProvider provider = readingOnlyTheFirst();
        KeyAuditor auditor =
                KeyAuditor.builder().providers(provider).concurrency(2).build();
        List<KeyOutcome> reported = new ArrayList<>();
        assertThatExceptionOfType(Stop.class)
                .isThrownBy(() -> auditor.audit(targets(9), outcome -> {
                    reported.add(outcome);
                    throw new Stop();
                }));
        workerInterrupted.await();
        assertThat(reported).hasSize(1);
        assertThat(Thread.interrupted()).isFalse();
        assertThat(provider.closed).hasSize(1);
    }

    @Test
    void aListenerThatThrowsEndsTheAudit() throws InterruptedException {
        KeyAuditor auditor = KeyAuditor.builder()
                .providers(readingOnlyTheFirst())
                .concurrency(2)
                .listener(new AuditListener() {
                    @Override
                    public void finished(KeyOutcome outcome) {
                        throw new Stop();
                    }
                })
                .build();
        assertThatExceptionOfType(Stop.class).isThrownBy(() -> auditor.audit(targets(9)));
        workerInterrupted.await();
    }

    @Test
    void targetsThatCannotBeReadEndTheAudit() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        StubProvider provider = new StubProvider((key, context) -> {
            asked.countDown();
            waitForInterruption();
            return snapshot(context);
        });
        Iterator<AuditTarget> first = targets(1).iterator();
        Iterable<AuditTarget> torn = () -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public AuditTarget next() {
                if (first.hasNext()) {
                    return first.next();
                }
                awaitUnchecked(asked);
                throw new Stop();
            }
        };
        KeyAuditor auditor = KeyAuditor.builder().providers(provider).build();
        assertThatExceptionOfType(Stop.class).isThrownBy(() -> auditor.audit(torn, outcome -> {}));
        workerInterrupted.await();
    }

    /** Answers for the first key once the second is being asked about. */
    private StubProvider readingOnlyTheFirst() {
        CountDownLatch secondAsks = new CountDownLatch(1);
        return new StubProvider((key, context) -> {
            if (key.equals("k0")) {
                secondAsks.await();
            } else {
                secondAsks.countDown();
                waitForInterruption();
            }
            return snapshot(context);
        });
    }

    private void waitForInterruption() throws InterruptedException {
        try {
            never.await();
        } catch (InterruptedException interrupted) {
            workerInterrupted.countDown();
            throw interrupted;
        }
    }

    /** Returns when the thread that asked about a key has ended, or waits for another key, which no inspection does. */
    private static void join(Map<String, Thread> workers, String key) {
        Thread worker = workers.getOrDefault(key, Thread.currentThread());
        while (worker.isAlive() && worker.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }
}
