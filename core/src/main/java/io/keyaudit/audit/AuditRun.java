package io.keyaudit.audit;

import io.keyaudit.FailureKind;
import io.keyaudit.spi.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One audit, driven by the thread that called the auditor: it starts inspections, gathers their outcomes, ends those
 * whose time is up and hands on what is ready. All state is that thread's own, but for the queue of outcomes.
 */
final class AuditRun {
    /** How many outcomes may wait for a slow key before them, as a multiple of the keys under way. */
    private static final int READY_PER_SLOT = 8;

    /** Spares the processor when a key that waits for a rate limit has next to no time left. */
    private static final long SHORTEST_WAIT_NANOS = 1_000_000;

    private final Iterator<AuditTarget> targets;
    private final Sessions sessions;
    private final int concurrency;
    private final Duration timeout;
    private final Ticker ticker;
    private final AuditListener listener;
    private final Consumer<? super KeyOutcome> report;

    private final ThreadFactory threads;
    private final BlockingQueue<Done> done = new LinkedBlockingQueue<>();
    private final Map<Inspection, UnderWay> underWay = new LinkedHashMap<>();
    private final Map<Long, TargetOutcome> ready = new HashMap<>();
    private long nextPosition;
    private long nextToReport;
    private boolean cancelled;

    AuditRun(
            Iterator<AuditTarget> targets,
            Sessions sessions,
            ThreadFactory threads,
            int concurrency,
            Duration timeout,
            Ticker ticker,
            AuditListener listener,
            Consumer<? super KeyOutcome> report) {
        this.targets = targets;
        this.sessions = sessions;
        this.threads = threads;
        this.concurrency = concurrency;
        this.timeout = timeout;
        this.ticker = ticker;
        this.listener = listener;
        this.report = report;
    }

    private record Done(Inspection inspection, TargetOutcome outcome) {}

    private record UnderWay(long position, Thread thread) {}

    void run() {
        try {
            startMore();
            while (!underWay.isEmpty()) {
                awaitOutcome();
                endOverdue();
                startMore();
            }
        } finally {
            // Also when a callback threw: nothing goes on behind the caller's back.
            underWay.forEach(AuditRun::stop);
            if (cancelled) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Starts what there is room for. */
    private void startMore() {
        while (targets.hasNext()
                && underWay.size() < concurrency
                && nextPosition - nextToReport < (long) concurrency * READY_PER_SLOT) {
            AuditTarget target = targets.next();
            Inspection inspection = new Inspection(
                    target,
                    sessions,
                    new Deadline(timeout, ticker),
                    (one, outcome) -> done.add(new Done(one, outcome)));
            long position = nextPosition++;
            if (cancelled || Thread.currentThread().isInterrupted()) {
                finish(
                        position,
                        TargetOutcome.of(
                                inspection.failed(FailureKind.CANCELLED, "stopped before it was asked about")));
            } else {
                listener.started(target);
                Thread thread = threads.newThread(inspection);
                underWay.put(inspection, new UnderWay(position, thread));
                start(inspection, thread);
            }
        }
    }

    private void start(Inspection inspection, Thread thread) {
        try {
            thread.start();
        } catch (OutOfMemoryError noThread) {
            // What the JVM throws where the system lets it have no more threads, whatever the memory.
            end(
                    inspection,
                    TargetOutcome.of(inspection.failed(
                            FailureKind.INTERNAL,
                            "the system allows no more threads; ask about fewer keys at a time")));
        }
    }

    private void awaitOutcome() {
        long wait = underWay.keySet().stream()
                .mapToLong(inspection -> inspection.deadline().remainingNanos())
                .min()
                .orElse(0);
        try {
            endDone(done.poll(Math.max(wait, SHORTEST_WAIT_NANOS), TimeUnit.NANOSECONDS));
        } catch (InterruptedException interrupted) {
            cancelled = true;
            endDone(done.poll());
            endAll(List.copyOf(underWay.keySet()), FailureKind.CANCELLED, "stopped before there was an answer");
        }
    }

    private void endDone(@Nullable Done first) {
        for (Done next = first; next != null; next = done.poll()) {
            end(next.inspection(), next.outcome());
        }
    }

    private void endOverdue() {
        List<Inspection> overdue = new ArrayList<>();
        for (Inspection inspection : underWay.keySet()) {
            if (inspection.deadline().remainingNanos() <= 0) {
                overdue.add(inspection);
            }
        }
        if (!overdue.isEmpty()) {
            endAll(overdue, FailureKind.TIMEOUT, "no answer within " + timeout.toMillis() / 1000.0 + " s");
        }
    }

    /** Gives up on inspections: their threads are told to stop, and left alone should they not. */
    private void endAll(List<Inspection> inspections, FailureKind kind, String message) {
        for (Inspection inspection : inspections) {
            UnderWay running = underWay.get(inspection);
            if (running != null) {
                stop(inspection, running);
            }
            end(inspection, TargetOutcome.of(inspection.failed(kind, message)));
        }
    }

    private static void stop(Inspection inspection, UnderWay running) {
        running.thread().interrupt();
        inspection.slots().giveBack();
    }

    private void end(Inspection inspection, TargetOutcome outcome) {
        UnderWay ended = underWay.remove(inspection);
        // Otherwise it was given up on before, and its outcome is settled.
        if (ended != null) {
            finish(ended.position(), outcome);
        }
    }

    private void finish(long position, TargetOutcome outcome) {
        listener.finished(outcome.own());
        ready.put(position, outcome);
        for (TargetOutcome next = ready.remove(nextToReport); next != null; next = ready.remove(nextToReport)) {
            nextToReport++;
            next.handOn(report);
        }
    }
}
