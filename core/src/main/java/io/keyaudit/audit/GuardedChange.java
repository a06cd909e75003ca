package io.keyaudit.audit;

import io.keyaudit.Credentials;
import io.keyaudit.FailureKind;
import io.keyaudit.providers.Providers;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.UncertainOutcomeException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A change that a provider is asked for, by the rules of an audit: on a thread of its own with the provider's class loader,
 * within a deadline, with credentials that were checked, which no failure repeats.
 */
final class GuardedChange<T extends @Nullable Object> {
    /** How long a provider has to end after an interrupt, and to say whether the change was made. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    /** The deadline of the change that the thread is busy with. */
    private static final ThreadLocal<@Nullable Deadline> CURRENT = new ThreadLocal<>();

    private final AuditTarget target;
    private final Providers providers;
    private final ChangeRequest<T> request;
    private final Deadline deadline;
    private final FutureTask<T> answer = new FutureTask<>(this::send);
    private volatile boolean requested;

    GuardedChange(AuditTarget target, Providers providers, ChangeRequest<T> request, Deadline deadline) {
        this.target = target;
        this.providers = providers;
        this.request = request;
        this.deadline = deadline;
    }

    /** Returns the deadline of the change that this thread is busy with, if it is one of ours. */
    static @Nullable Deadline deadline() {
        return CURRENT.get();
    }

    /** Makes the change, and waits for its end. */
    T make(ThreadFactory threads) throws ProviderException {
        Thread thread = threads.newThread(answer);
        Sessions.enter(providers, target, thread);
        thread.start();
        try {
            while (deadline.remainingNanos() > 0) {
                try {
                    return answer.get(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
                } catch (TimeoutException late) {
                    // Or not late at all: the deadline stands still while the change waits for a limit.
                }
            }
            thread.interrupt();
            throw unanswered(FailureKind.TIMEOUT, "it took too long");
        } catch (InterruptedException interrupted) {
            thread.interrupt();
            return interrupted();
        } catch (ExecutionException failed) {
            throw failure(failed);
        }
    }

    /** The provider knows best whether the change was made, if it ends at all. */
    private T interrupted() throws ProviderException {
        try {
            return answer.get(GRACE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException | TimeoutException impatient) {
            throw unanswered(FailureKind.CANCELLED, "it was stopped");
        } catch (ExecutionException failed) {
            throw failure(failed);
        } finally {
            Thread.currentThread().interrupt();
        }
    }

    private ProviderException unanswered(FailureKind kind, String why) {
        return requested
                ? new UncertainOutcomeException(
                        kind, why + ", so it is unknown whether the change was made; list the account's keys")
                : new ProviderException(kind, why + "; nothing was changed");
    }

    // A provider is foreign code, and can throw anything. Its class only is repeated: a message might hold anything.
    private static ProviderException failure(ExecutionException failed) {
        return failed.getCause() instanceof ProviderException known
                ? known
                : new UncertainOutcomeException(
                        FailureKind.INTERNAL,
                        "the provider failed unexpectedly, so it is unknown whether the change was made; list the account's"
                                + " keys: "
                                + Objects.requireNonNullElse(failed.getCause(), failed)
                                        .getClass()
                                        .getName());
    }

    private T send() throws ProviderException {
        CURRENT.set(deadline);
        Credentials credentials = Credentials.of(Map.of());
        try {
            credentials = Sessions.credentials(target, providers);
            requested = true;
            return request.send(credentials);
        } catch (UncertainOutcomeException uncertain) {
            throw new UncertainOutcomeException(uncertain.kind(), redacted(uncertain, credentials));
        } catch (ProviderException failed) {
            throw new ProviderException(failed.kind(), redacted(failed, credentials));
        } catch (InterruptedException interrupted) {
            throw ProviderException.cancelled();
        } finally {
            CURRENT.remove();
        }
    }

    private static String redacted(ProviderException failure, Credentials credentials) {
        return credentials.redact(String.valueOf(failure.getMessage()));
    }
}
