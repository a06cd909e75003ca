package io.keyaudit.spring;

import io.keyaudit.Severity;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyAuditor;
import io.keyaudit.policy.Compliance;
import io.keyaudit.policy.Policy;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The application's keys, and what the latest audit of them found. Thread-safe; one audit runs at a time. */
public final class ApplicationKeys {
    private final List<AuditTarget> targets;
    private final KeyAuditor auditor;
    private final Policy policy;
    private final Severity failOn;
    private final Optional<SharedSnapshot> snapshot;
    private final Clock clock;
    private volatile @Nullable Result latest;

    ApplicationKeys(
            List<AuditTarget> targets,
            KeyAuditor auditor,
            Policy policy,
            Severity failOn,
            Optional<SharedSnapshot> snapshot,
            Clock clock) {
        this.targets = List.copyOf(targets);
        this.auditor = auditor;
        this.policy = policy;
        this.failOn = failOn;
        this.snapshot = snapshot;
        this.clock = clock;
    }

    /**
     * The result of an audit. Immutable.
     *
     * @param compliance every key with its verdicts, and the findings
     * @param at when the audit ended
     * @param compliant whether every key was read, and no finding that counts stands
     */
    public record Result(Compliance compliance, Instant at, boolean compliant) {}

    /** Returns the keys, sorted by name. */
    public List<AuditTarget> targets() {
        return targets;
    }

    /** Returns the least severity of findings that count. */
    public Severity failOn() {
        return failOn;
    }

    /** Returns what the latest audit found; none before the first one has ended. */
    public Optional<Result> latest() {
        return Optional.ofNullable(latest);
    }

    /** Asks about every key and judges it. Blocks until each key has its outcome. */
    public synchronized Result audit() {
        return judged(auditor.check(targets, policy));
    }

    /**
     * Judges every key by what was read lately, by this replica or by another one that shares the snapshot, and asks about
     * the others. Blocks until each key has its outcome.
     */
    public synchronized Result auditUnlessReadLately() {
        return snapshot.isEmpty()
                ? audit()
                : judged(policy.judge(snapshot.get().outcomes(targets, auditor), auditor.providers(), clock));
    }

    private Result judged(Compliance compliance) {
        Result result = new Result(compliance, clock.instant(), compliance.compliant(failOn));
        latest = result;
        return result;
    }
}
