package io.keyaudit.audit;

import static io.keyaudit.audit.StubProvider.snapshot;
import static io.keyaudit.audit.StubProvider.target;
import static io.keyaudit.audit.StubProvider.targets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.keyaudit.audit.KeyOutcome.Inspected;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Many keys, few at a time. */
class StreamingTest {
    private static final int CONCURRENCY = 3;

    /** How many targets are read before the first of them is reported. */
    private static final int WINDOW = 100;

    /** So many outcomes that targets had to be taken again and again after the first window. */
    private static final int ENOUGH = WINDOW + 100;

    private int taken;
    private int reported;
    private int furthestAhead;

    @Test
    void asManyKeysAreUnderWayAsWereAskedForAndNoMore() {
        CyclicBarrier allSlots = new CyclicBarrier(CONCURRENCY);
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        StubProvider provider = new StubProvider((key, context) -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            meet(allSlots);
            underWay.decrementAndGet();
            return snapshot(context);
        });
        List<KeyOutcome> outcomes = auditor(provider, new AuditListener() {}).audit(targets(10 * CONCURRENCY));
        assertThat(outcomes).allMatch(Inspected.class::isInstance);
        assertThat(most).hasValue(CONCURRENCY);
    }

    @Test
    void anEndlessSupplyOfTargetsDoesNotPileUp() {
        KeyAuditor auditor = auditor(StubProvider.reading(), new AuditListener() {});
        assertThatIllegalStateException()
                .isThrownBy(() -> auditor.audit(this::endless, outcome -> {
                    if (++reported == ENOUGH) {
                        throw new IllegalStateException("enough");
                    }
                }))
                .withMessage("enough");
        assertThat(furthestAhead).isBetween(1, WINDOW);
    }

    @Test
    void aSlowKeyHoldsUpNoMoreThanAWindowOfOutcomes() {
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger finished = new AtomicInteger();
        StubProvider provider = new StubProvider((key, context) -> {
            if (key.equals("k0")) {
                release.await();
            }
            return snapshot(context);
        });
        KeyAuditor auditor = auditor(provider, new AuditListener() {
            @Override
            public void finished(KeyOutcome outcome) {
                if (finished.incrementAndGet() == WINDOW - 1) {
                    assertThat(taken).isEqualTo(WINDOW);
                    assertThat(reported).isZero();
                    release.countDown();
                }
            }
        });
        assertThatIllegalStateException()
                .isThrownBy(() -> auditor.audit(this::endless, outcome -> {
                    if (++reported == ENOUGH) {
                        throw new IllegalStateException("enough");
                    }
                }));
        assertThat(furthestAhead).isEqualTo(WINDOW);
    }

    @Test
    void outcomesThatWaitAreSpooledHoweverManyTheyAre() {
        int keys = 10 * WINDOW;
        List<KeyOutcome> kept = new ArrayList<>();
        OutcomeSpool spool = new OutcomeSpool() {
            @Override
            public Supplier<KeyOutcome> keep(KeyOutcome outcome) {
                kept.add(outcome);
                return () -> outcome;
            }

            @Override
            public void close() {
                kept.clear();
            }
        };
        List<KeyOutcome> outcomes = new ArrayList<>();

        firstKeyLast(keys).spool(spool).build().audit(targets(keys), outcomes::add);

        assertThat(kept).hasSize(keys - 1);
        assertThat(outcomes).extracting(KeyOutcome::target).isEqualTo(targets(keys));
    }

    @Test
    void aListOfOutcomesIsInMemoryAnywayAndHasNoBound() {
        int keys = 10 * WINDOW;

        assertThat(firstKeyLast(keys).build().audit(targets(keys))).hasSize(keys);
    }

    /** An auditor whose first key gets no answer before all others have theirs. */
    private static KeyAuditor.Builder firstKeyLast(int keys) {
        CountDownLatch others = new CountDownLatch(keys - 1);
        StubProvider provider = new StubProvider((key, context) -> {
            if (key.equals("k0")) {
                others.await();
            }
            return snapshot(context);
        });
        return KeyAuditor.builder()
                .providers(provider)
                .concurrency(CONCURRENCY)
                .lookAhead(WINDOW)
                .listener(new AuditListener() {
                    @Override
                    public void finished(KeyOutcome outcome) {
                        others.countDown();
                    }
                });
    }

    private static KeyAuditor auditor(StubProvider provider, AuditListener listener) {
        return KeyAuditor.builder()
                .providers(provider)
                .concurrency(CONCURRENCY)
                .lookAhead(WINDOW)
                .listener(listener)
                .build();
    }

    private Iterator<AuditTarget> endless() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public AuditTarget next() {
                AuditTarget next = target("k" + taken++);
                furthestAhead = Math.max(furthestAhead, taken - reported);
                return next;
            }
        };
    }

    private static void meet(CyclicBarrier barrier) throws InterruptedException {
        try {
            barrier.await();
        } catch (BrokenBarrierException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
