package io.keyaudit.audit;

import io.keyaudit.Credentials;
import io.keyaudit.Endpoint;
import io.keyaudit.FailureKind;
import io.keyaudit.providers.Providers;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.ScopeTable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The sessions of one audit: one per provider, endpoint and options, opened when first needed. Thread-safe. */
final class Sessions {
    private final Map<Key, FutureTask<Open>> sessions = new ConcurrentHashMap<>();
    private final Providers providers;
    private final UnaryOperator<ProviderContext> contexts;
    private volatile boolean over;

    Sessions(Providers providers, UnaryOperator<ProviderContext> contexts) {
        this.providers = providers;
        this.contexts = contexts;
    }

    /** What sessions are shared by. */
    private record Key(String provider, Endpoint endpoint, Map<String, String> options) {}

    /** A session, and what the auditor holds its answers against. */
    record Open(ProviderSession session, Endpoint endpoint, ScopeTable scopes) {}

    void enter(AuditTarget target, Thread thread) {
        enter(providers, target, thread);
    }

    /** Lets the thread's context class loader be the provider's, which is where libraries look for a plugin's parts. */
    static void enter(Providers providers, AuditTarget target, Thread thread) {
        providers
                .find(target.provider())
                .ifPresent(provider ->
                        thread.setContextClassLoader(provider.getClass().getClassLoader()));
    }

    /** Returns the host that a target's service is asked at; nothing for a target that cannot be asked about. */
    String host(AuditTarget target) {
        return target.endpoint()
                .or(() -> providers.description(target.provider()).flatMap(ProviderDescription::defaultEndpoint))
                .map(Endpoint::authority)
                .orElse("");
    }

    /**
     * Returns the session for a target.
     *
     * @throws ExecutionException if the provider failed unexpectedly
     */
    Open open(AuditTarget target) throws ProviderException, ExecutionException, InterruptedException {
        refuse(target.problems(providers));
        PermissionProvider provider = providers.find(target.provider()).orElseThrow();
        ProviderDescription description =
                providers.description(target.provider()).orElseThrow();
        ProviderContext context = contexts.apply(target.context(description));
        Key key = new Key(target.provider(), context.endpoint(), context.options());
        return open(key, () -> new Open(provider.open(context), key.endpoint(), description.scopes()));
    }

    Credentials credentials(AuditTarget target) throws ProviderException, InterruptedException {
        return credentials(target, providers);
    }

    /**
     * Returns what a target is presented with, asked for if need be.
     *
     * @throws ProviderException if it must not be sent
     */
    static Credentials credentials(AuditTarget target, Providers providers)
            throws ProviderException, InterruptedException {
        Credentials credentials = target.credentials().get();
        if (target.credentials() instanceof KeyCredentials.From) {
            refuse(new TargetCheck(target, providers).problems(credentials));
        }
        new KeyFormCheck(providers, target.provider()).check(credentials);
        return credentials;
    }

    private static void refuse(List<TargetProblem> problems) throws ProviderException {
        if (!problems.isEmpty()) {
            throw new ProviderException(
                    FailureKind.CONFIGURATION,
                    problems.stream()
                            .map(problem -> problem.area() + ": " + problem.message())
                            .collect(Collectors.joining("; ")));
        }
    }

    private Open open(Key key, Callable<Open> opener)
            throws ProviderException, ExecutionException, InterruptedException {
        FutureTask<Open> mine = new FutureTask<>(opener);
        FutureTask<Open> others = sessions.putIfAbsent(key, mine);
        while (others != null) {
            try {
                return others.get();
            } catch (ExecutionException failed) {
                // What failed there might have been the other key's deadline, so this one tries for itself.
                sessions.remove(key, others);
                others = sessions.putIfAbsent(key, mine);
            }
        }
        mine.run();
        if (over) {
            close(key, mine);
            throw new InterruptedException("the audit is over");
        }
        try {
            return mine.get();
        } catch (ExecutionException failed) {
            sessions.remove(key, mine);
            if (failed.getCause() instanceof ProviderException known) {
                throw known;
            }
            throw failed;
        }
    }

    /**
     * Closes every session, on a thread of its own: one that fails to close keeps no other from it, and one that hangs
     * holds up the caller no longer than this. One that is still being opened is closed by the thread that opens it.
     */
    void close(Duration patience) {
        over = true;
        if (sessions.isEmpty()) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        // Not a virtual one: a provider that spins could keep it from ever running.
        Thread closing = new Thread(() -> sessions.forEach(this::close), "keyaudit-closing");
        closing.setDaemon(true);
        closing.start();
        try {
            TimeUnit.NANOSECONDS.timedJoin(closing, TimeUnit.NANOSECONDS.convert(patience));
        } catch (InterruptedException impatient) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    // A provider is foreign code: nothing that it throws must keep other sessions from being closed.
    @SuppressWarnings("CatchThrowable")
    private void close(Key key, FutureTask<Open> opening) {
        if (opening.isDone() && sessions.remove(key, opening)) {
            try {
                opening.get().session().close();
            } catch (Throwable ignored) {
                // Its keys have their outcomes already.
            }
        }
    }
}
