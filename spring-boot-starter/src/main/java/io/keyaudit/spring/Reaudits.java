package io.keyaudit.spring;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

/** Audits the keys again and again while the application runs, and logs and publishes what was found. */
final class Reaudits implements SmartLifecycle {
    private static final Log LOG = LogFactory.getLog(Reaudits.class);

    private final ApplicationKeys keys;
    private final Duration pause;
    private final ApplicationEventPublisher events;
    private @Nullable ScheduledExecutorService executor;

    Reaudits(ApplicationKeys keys, Duration pause, ApplicationEventPublisher events) {
        this.keys = keys;
        this.pause = pause;
        this.events = events;
    }

    /** Returns whether there is a schedule. */
    @Override
    public boolean isAutoStartup() {
        return !pause.isZero();
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "keyaudit-schedule");
            thread.setDaemon(true);
            return thread;
        });
        Future<?> unused =
                started.scheduleWithFixedDelay(this::audit, pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
        executor = started;
    }

    void audit() {
        try {
            ApplicationKeys.Result result = keys.audit();
            if (Thread.currentThread().isInterrupted()) {
                // What an audit that was stopped reports of the keys is only that it was stopped.
                return;
            }
            FindingLines.of(result.compliance(), keys.failOn()).forEach(LOG::warn);
            events.publishEvent(new KeysAuditedEvent(result));
        } catch (RuntimeException failure) {
            // Thrown on, it would end the schedule.
            LOG.error("the keys could not be audited: " + failure.getClass().getName());
        }
    }

    @Override
    public synchronized void stop() {
        if (executor != null) {
            executor.shutdownNow();
            executor = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return executor != null;
    }
}
