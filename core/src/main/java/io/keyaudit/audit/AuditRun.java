package io.keyaudit.audit;

import io.keyaudit.FailureKind;
import io.keyaudit.audit.HostHealth.GivenUp;
import io.keyaudit.audit.HostWait.Cause;
import io.keyaudit.audit.KeyOutcome.Failed;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.audit.KeyOutcome.NotAsked;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.Ticker;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One audit, driven by the thread that called the auditor: it starts inspections, gathers their outcomes, ends those
 * whose time is up and hands on what is ready. All state is that thread's own, but for the queue of events.
 */
final class AuditRun {
    /** Spares the processor when a key that waits for a rate limit has next to no time left. */
    private static final long SHORTEST_WAIT_NANOS = 1_000_000;

    private final Iterator<AuditTarget> targets;
    private final long lookAhead;
    private final Sessions sessions;
    private final ExecutorService threads;
    private final AuditSettings settings;
    private final Ticker ticker;
    private final AuditListener listener;
    private final Lanes lanes;
    private final OutcomesInOrder outcomes;

    private final BlockingQueue<Runnable> events = new LinkedBlockingQueue<>();
    private final Map<Inspection, FutureTask<?>> underWay = new LinkedHashMap<>();
    private final InspectionFollower follower = new Events();
    private long read;
    private boolean cancelled;

    /** @param lookAhead how many targets are read, at the most, before the first of them has its outcome */
    AuditRun(
            Iterable<AuditTarget> targets,
            long lookAhead,
            Sessions sessions,
            ExecutorService threads,
            AuditSettings settings,
            OutcomesInOrder outcomes) {
        this.targets = targets.iterator();
        this.lookAhead = lookAhead;
        this.sessions = sessions;
        this.threads = threads;
        this.settings = settings;
        this.ticker = settings.ticker();
        this.listener = settings.listener();
        this.lanes = new Lanes(settings.perHost(), settings.total(), settings.giveUpAfter(), ticker, this::tellOfWait);
        this.outcomes = outcomes;
    }

    void run() {
        try {
            startMore();
            while (!underWay.isEmpty() || lanes.hasPending()) {
                awaitEvent();
                endOverdue();
                startMore();
            }
        } finally {
            // Also when a callback threw: nothing goes on behind the caller's back.
            underWay.forEach(AuditRun::stop);
            threads.shutdown();
            if (cancelled) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Starts what there is room for. Reads on where no host that is known of can be asked. */
    private void startMore() {
        while (!isCancelled()) {
            Lane.@Nullable Queued key = lanes.start().orElse(null);
            if (key != null) {
                start(key);
            } else if (lanes.hasRoom() && read - outcomes.next() < lookAhead && targets.hasNext()) {
                take(targets.next());
            } else {
                return;
            }
        }
        lanes.dropAll().forEach(key -> finish(key.position(), new NotAsked(key.target())));
        targets.forEachRemaining(target -> finish(read++, new NotAsked(target)));
    }

    private boolean isCancelled() {
        cancelled |= Thread.currentThread().isInterrupted();
        return cancelled;
    }

    private void take(AuditTarget target) {
        Lane lane = lanes.lane(sessions.host(target));
        long position = read++;
        lane.health()
                .givenUp()
                .ifPresentOrElse(
                        why -> finish(position, notAsked(target, why)), () -> lanes.add(lane, position, target));
    }

    private void start(Lane.Queued key) {
        Inspection inspection =
                new Inspection(key, sessions, new Deadline(settings.timeout(), ticker), ticker, follower);
        listener.started(key.target());
        FutureTask<?> task = new FutureTask<>(inspection, null);
        underWay.put(inspection, task);
        try {
            threads.execute(task);
        } catch (OutOfMemoryError noThread) {
            // What the JVM throws where the system lets it have no more threads, whatever the memory.
            end(
                    inspection,
                    TargetOutcome.of(inspection.failed(
                            FailureKind.INTERNAL,
                            "the system allows no more threads; ask about fewer keys at a time")));
        }
    }

    private void awaitEvent() {
        try {
            if (underWay.isEmpty()) {
                // Nothing can happen before the first lane wakes up.
                ticker.sleep(lanes.nanosUntilNext().orElse(0L));
                return;
            }
            long wait = Math.min(nanosUntilDeadline(), lanes.nanosUntilNext().orElse(Long.MAX_VALUE));
            runEvents(events.poll(Math.max(wait, SHORTEST_WAIT_NANOS), TimeUnit.NANOSECONDS));
        } catch (InterruptedException interrupted) {
            cancelled = true;
            runEvents(events.poll());
            endAll(inspection -> true, this::cancelled);
        }
    }

    private KeyOutcome cancelled(Inspection inspection) {
        ProviderException cancelled = ProviderException.cancelled();
        return inspection.waitsUnasked()
                ? new NotAsked(inspection.key().target())
                : inspection.failed(cancelled.kind(), String.valueOf(cancelled.getMessage()));
    }

    private long nanosUntilDeadline() {
        return underWay.keySet().stream()
                .mapToLong(inspection -> inspection.deadline().remainingNanos())
                .min()
                .orElse(0);
    }

    private void runEvents(@Nullable Runnable first) {
        for (Runnable next = first; next != null; next = events.poll()) {
            next.run();
        }
    }

    private void endOverdue() {
        endAll(inspection -> inspection.deadline().remainingNanos() <= 0, this::overdue);
    }

    private KeyOutcome overdue(Inspection inspection) {
        return inspection.failed(
                FailureKind.TIMEOUT, "no answer within " + settings.timeout().toMillis() / 1000.0 + " s");
    }

    private interface Ending {
        KeyOutcome of(Inspection inspection);
    }

    /** Gives up on inspections: their threads are asked to stop, and left alone should they not. */
    private void endAll(Predicate<Inspection> which, Ending ending) {
        for (Inspection inspection : underWay.keySet().stream().filter(which).toList()) {
            @Nullable FutureTask<?> task = underWay.get(inspection);
            if (task != null) {
                stop(inspection, task);
                end(inspection, TargetOutcome.of(ending.of(inspection)));
            }
        }
    }

    private static void stop(Inspection inspection, FutureTask<?> task) {
        task.cancel(true);
        inspection.slots().giveBack();
    }

    private void end(Inspection inspection, TargetOutcome outcome) {
        // Otherwise it was given up on before, and its outcome is settled.
        if (underWay.remove(inspection) == null) {
            return;
        }
        Lane lane = inspection.key().lane();
        lanes.ended(inspection.key());
        finish(inspection.key().position(), outcome);
        if (outcome.own() instanceof Inspected) {
            inspection.wasAnswered();
        } else if (outcome.own() instanceof Failed failed
                && failed.kind() == FailureKind.TIMEOUT
                && lane.health().givenUp().isEmpty()) {
            inspection.wasSilent();
            giveUpOn(lane);
        }
    }

    /** Gives up on a host that has refused, or been silent, too often in a row. */
    private void giveUpOn(Lane lane) {
        @Nullable GivenUp why = lane.health().givenUp().orElse(null);
        if (why != null) {
            lanes.drop(lane).forEach(key -> finish(key.position(), notAsked(key.target(), why)));
            endAll(
                    inspection -> inspection.key().lane() == lane,
                    inspection -> inspection.isAsked()
                            ? inspection.failed(why.kind(), why.reason())
                            : notAsked(inspection.key().target(), why));
        }
    }

    private static Failed notAsked(AuditTarget target, GivenUp why) {
        return new Failed(target, why.kind(), why.reason() + "; not asked");
    }

    private void finish(long position, KeyOutcome outcome) {
        finish(position, TargetOutcome.of(outcome));
    }

    private void finish(long position, TargetOutcome outcome) {
        listener.finished(outcome.own());
        outcomes.add(position, outcome);
    }

    private void tellOfWait(Lane lane, long nanos) {
        listener.waiting(new HostWait(
                lane.host(),
                settings.clock().instant().plusNanos(nanos),
                lane.health().refuses() ? Cause.REFUSED : Cause.LIMIT));
    }

    /** Has what happens on other threads done by this one. */
    private final class Events implements InspectionFollower {
        @Override
        public void done(Inspection inspection, TargetOutcome outcome) {
            events.add(() -> end(inspection, outcome));
        }

        @Override
        public void waits(Inspection inspection, Duration delay) {
            events.add(() -> {
                if (underWay.containsKey(inspection)) {
                    lanes.waits(inspection.key());
                    tellOfWait(inspection.key().lane(), delay.toNanos());
                }
            });
        }

        @Override
        public void goesOn(Inspection inspection) {
            events.add(() -> lanes.goesOn(inspection.key()));
        }

        @Override
        public void givesUp(Inspection inspection) {
            events.add(() -> giveUpOn(inspection.key().lane()));
        }
    }
}
