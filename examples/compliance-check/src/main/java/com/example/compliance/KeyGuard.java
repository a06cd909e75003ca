package com.example.compliance;

import io.keyaudit.drift.Baseline;
import io.keyaudit.drift.Drift;
import io.keyaudit.policy.Finding;
import io.keyaudit.Severity;
import io.keyaudit.yaml.InvalidFileException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Lets the application start only while its keys are as they should be, and watches them from then on. */
final class KeyGuard implements AutoCloseable {
    private final KeyCheck check;
    private final KnownKeys known;
    private final FindingListener listener;
    private final ScheduledExecutorService executor;

    /** The executor is this guard's alone: it is shut down with it. */
    KeyGuard(KeyCheck check, KnownKeys known, FindingListener listener, ScheduledExecutorService executor) {
        this.check = check;
        this.known = known;
        this.listener = listener;
        this.executor = executor;
    }

    /**
     * Audits the keys once, then again and again with the pause between.
     *
     * @throws StartRefusedException if a key has gained a power, breaks the policy badly, or could not be read
     */
    void start(Duration pause) throws StartRefusedException, IOException, InvalidFileException {
        Optional<Baseline> before = known.read();
        KeyCheck.Result result = check.run(before);
        listener.found(result.findings());
        List<Finding> reasons =
                result.findings().stream().filter(KeyGuard::stopsTheStart).toList();
        if (!reasons.isEmpty()) {
            throw new StartRefusedException(reasons);
        }
        if (before.isEmpty()) {
            known.write(result.now());
        }
        Optional<Baseline> remembered = Optional.of(before.orElse(result.now()));
        executor.scheduleWithFixedDelay(
                () -> auditAgain(remembered), pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Also what might be a breach: a key that could not be read might have gained anything. */
    private static boolean stopsTheStart(Finding finding) {
        boolean gainedPower = finding.rule().id().equals(Drift.ACCESS_GAINED);
        return finding.stands() && (gainedPower || finding.severity().isAtLeast(Severity.HIGH));
    }

    private void auditAgain(Optional<Baseline> remembered) {
        try {
            List<Finding> findings = check.run(remembered).findings();
            // What an audit that was stopped says of the keys is only that it was stopped.
            if (!executor.isShutdown()) {
                listener.found(findings);
            }
        } catch (RuntimeException failure) {
            // Thrown on, it would end the schedule without a word.
            listener.failed(failure);
        }
    }

    /** Stops an audit that is under way, too. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
