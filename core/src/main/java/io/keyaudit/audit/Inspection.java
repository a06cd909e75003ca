package io.keyaudit.audit;

import io.keyaudit.Credentials;
import io.keyaudit.FailureKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.audit.KeyOutcome.Failed;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.Ticker;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** One key being asked about, on a thread that it has to itself. Whatever the provider does becomes an outcome. */
final class Inspection implements Runnable {
    private static final Logger LOG = System.getLogger(Inspection.class.getName());

    /** The inspection that the thread is busy with. */
    private static final ThreadLocal<@Nullable Inspection> CURRENT = new ThreadLocal<>();

    private final Lane.Queued key;
    private final AuditTarget target;
    private final Sessions sessions;
    private final Deadline deadline;
    private final Ticker ticker;
    private final HeldSlots slots = new HeldSlots();
    private final InspectionFollower follower;
    private volatile boolean waiting;
    private volatile boolean followed;
    private volatile boolean sent;
    private volatile long sentAt;

    Inspection(Lane.Queued key, Sessions sessions, Deadline deadline, Ticker ticker, InspectionFollower follower) {
        this.key = key;
        this.target = key.target();
        this.sessions = sessions;
        this.deadline = deadline;
        this.ticker = ticker;
        this.follower = follower;
    }

    /** Returns the inspection that this thread is busy with, if it is one of ours. */
    static @Nullable Inspection current() {
        return CURRENT.get();
    }

    Deadline deadline() {
        return deadline;
    }

    HeldSlots slots() {
        return slots;
    }

    Lane.Queued key() {
        return key;
    }

    HostHealth health() {
        return key.lane().health();
    }

    /** Returns whether no request about the key was sent yet, because of a limit that it waits for. */
    boolean waitsUnasked() {
        return waiting && !sent;
    }

    /** Returns whether a request about the key was sent. */
    boolean isAsked() {
        return sent;
    }

    /** The key waits for a limiter. */
    void startWait(Duration delay, boolean wholeHost) {
        deadline.startWait();
        waiting = true;
        followed = wholeHost && !delay.isZero();
        if (followed) {
            follower.waits(this, delay);
        }
    }

    void endWait() {
        if (followed) {
            follower.goesOn(this);
        }
        waiting = false;
        deadline.endWait();
    }

    /** A request about the key is about to be sent. */
    void sends() {
        sentAt = ticker.nanoTime();
        sent = true;
    }

    /** The last request was refused as one too many. */
    void wasRefused() {
        health().refused(sentAt, ticker.nanoTime());
        if (health().givenUp().isPresent()) {
            follower.givesUp(this);
        }
    }

    /** The last request was answered. */
    void wasAnswered() {
        health().answered(sentAt);
    }

    /** There was no answer in time. */
    void wasSilent() {
        if (sent) {
            health().wasSilent(sentAt, ticker.nanoTime());
        }
    }

    Failed failed(FailureKind kind, String message) {
        return new Failed(target, kind, message);
    }

    @Override
    public void run() {
        CURRENT.set(this);
        sessions.enter(target, Thread.currentThread());
        TargetOutcome outcome = inspect();
        // The thread can be the next key's.
        CURRENT.remove();
        try {
            slots.giveBack();
        } finally {
            follower.done(this, outcome);
        }
    }

    // A provider is foreign code: nothing that it throws must end more than its own key's inspection.
    @SuppressWarnings("CatchThrowable")
    private TargetOutcome inspect() {
        try {
            return answer();
        } catch (ExecutionException opening) {
            return TargetOutcome.of(failed(Objects.requireNonNullElse(opening.getCause(), opening)));
        } catch (Throwable unexpected) {
            return TargetOutcome.of(failed(unexpected));
        }
    }

    private TargetOutcome answer() throws ExecutionException {
        Credentials presented = Credentials.of(Map.of());
        try {
            Sessions.Open open = sessions.open(target);
            presented = sessions.credentials(target);
            @Nullable KeySnapshot own = open.session().inspect(presented);
            AnswerCheck check = new AnswerCheck(target, presented, open);
            Optional<Failed> fault = check.fault(own);
            if (fault.isPresent() || own == null) {
                return TargetOutcome.of(fault.orElseThrow());
            }
            if (!target.inventory()) {
                return TargetOutcome.of(new Inspected(target, own));
            }
            deadline.restart();
            return new InventoryInspection(check, own).list();
        } catch (ProviderException known) {
            return TargetOutcome.of(failed(known, presented));
        } catch (InterruptedException interrupted) {
            return TargetOutcome.of(failed(ProviderException.cancelled(), presented));
        }
    }

    private Failed failed(ProviderException known, Credentials presented) {
        return failed(known.kind(), presented.redact(String.valueOf(known.getMessage())));
    }

    private Failed failed(Throwable unexpected) {
        String where = where(unexpected);
        LOG.log(Level.WARNING, "provider {0} failed unexpectedly: {1}", target.provider(), where);
        return failed(FailureKind.INTERNAL, "the provider failed unexpectedly: " + where);
    }

    /** Class and place only: an exception's message can hold anything. */
    private static String where(Throwable unexpected) {
        StackTraceElement[] trace = unexpected.getStackTrace();
        return unexpected.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
