package io.keyaudit.audit;

import io.keyaudit.FailureKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.audit.KeyOutcome.Failed;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ResourceInfo;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One key being asked about, on a thread of its own. Whatever the provider does becomes an outcome. */
final class Inspection implements Runnable {
    private static final Logger LOG = System.getLogger(Inspection.class.getName());

    /** The inspection that the thread is busy with. */
    private static final ThreadLocal<@Nullable Inspection> CURRENT = new ThreadLocal<>();

    private final AuditTarget target;
    private final Sessions sessions;
    private final Deadline deadline;
    private final HeldSlots slots = new HeldSlots();
    private final BiConsumer<Inspection, KeyOutcome> done;

    Inspection(AuditTarget target, Sessions sessions, Deadline deadline, BiConsumer<Inspection, KeyOutcome> done) {
        this.target = target;
        this.sessions = sessions;
        this.deadline = deadline;
        this.done = done;
    }

    /** The inspection that this thread is busy with, if it is one of ours. */
    static @Nullable Inspection current() {
        return CURRENT.get();
    }

    Deadline deadline() {
        return deadline;
    }

    HeldSlots slots() {
        return slots;
    }

    Failed failed(FailureKind kind, String message) {
        return new Failed(target, kind, message);
    }

    @Override
    public void run() {
        CURRENT.set(this);
        KeyOutcome outcome = inspect();
        try {
            slots.giveBack();
        } finally {
            done.accept(this, outcome);
        }
    }

    // A provider is foreign code: nothing that it throws may end more than its own key's inspection.
    @SuppressWarnings("CatchThrowable")
    private KeyOutcome inspect() {
        try {
            return answer();
        } catch (ExecutionException opening) {
            return failed(Objects.requireNonNullElse(opening.getCause(), opening));
        } catch (Throwable unexpected) {
            return failed(unexpected);
        }
    }

    private KeyOutcome answer() throws ExecutionException {
        try {
            Sessions.Open open = sessions.open(target);
            return accepted(open, open.session().inspect(target.credentials()));
        } catch (ProviderException known) {
            return failed(known.kind(), target.credentials().redact(String.valueOf(known.getMessage())));
        } catch (InterruptedException interrupted) {
            return failed(FailureKind.CANCELLED, "stopped before there was an answer");
        }
    }

    private KeyOutcome failed(Throwable unexpected) {
        String where = where(unexpected);
        LOG.log(Level.WARNING, "provider {0} failed unexpectedly: {1}", target.provider(), where);
        return failed(FailureKind.INTERNAL, "the provider failed unexpectedly: " + where);
    }

    /** The outcome, unless the provider broke its contract: an incomplete answer would read as "no access". */
    private KeyOutcome accepted(Sessions.Open open, @Nullable KeySnapshot snapshot) {
        if (snapshot == null) {
            return failed(FailureKind.INTERNAL, "the provider gave no answer");
        }
        if (!snapshot.provider().equals(target.provider())
                || !snapshot.endpoint().equals(open.endpoint())) {
            return failed(FailureKind.INTERNAL, "the provider answered for another provider or endpoint");
        }
        for (ResourceInfo resource : open.scopes().resources()) {
            if (resource.documented() && !snapshot.permissions().lists(resource.name())) {
                return failed(
                        FailureKind.INTERNAL, "the provider said nothing of its resource \"" + resource.name() + "\"");
            }
        }
        // An answer that repeats the secret would carry it into every report.
        if (target.credentials().occurIn(snapshot.toString())) {
            return failed(
                    FailureKind.PROTOCOL, "the service's answer repeats the key's secret, so none of it is shown");
        }
        return new Inspected(target, snapshot);
    }

    /** Class and place only: an exception's message may hold anything. */
    private static String where(Throwable unexpected) {
        StackTraceElement[] trace = unexpected.getStackTrace();
        return unexpected.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
