package io.keyaudit.intake;

import io.keyaudit.Credentials;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyAuditor;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.policy.Assessment;
import io.keyaudit.policy.Compliance;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.Policy;
import java.time.Clock;
import java.util.List;

/**
 * Decides whether an application takes a key that a user hands to it, before it is stored: the key is read, and held
 * against a policy such as {@code builtin:read-only-exchange}. What cannot be decided is refused. Immutable, and so safe
 * for use by several threads.
 */
public final class KeyIntake {
    /** What the key is called in findings, since its owner has not named it yet. */
    private static final String KEY = "the key";

    private final KeyAuditor auditor;
    private final Clock clock;

    private KeyIntake(KeyAuditor auditor, Clock clock) {
        this.auditor = auditor;
        this.clock = clock;
    }

    /** Returns an intake that reads keys by this auditor. */
    public static KeyIntake of(KeyAuditor auditor) {
        return of(auditor, Clock.systemUTC());
    }

    /**
     * Returns an intake that reads keys by this auditor.
     *
     * @param clock the time of day, for ages and expiry
     */
    public static KeyIntake of(KeyAuditor auditor, Clock clock) {
        return new KeyIntake(auditor, clock);
    }

    /**
     * Reads a key at its service's usual address and decides. Blocks until the service has answered.
     *
     * @param provider id of the provider, such as {@code binance}
     */
    public IntakeDecision accept(String provider, Credentials credentials, Policy policy) {
        AuditTarget.Builder target = AuditTarget.builder(KEY, provider);
        credentials.names().forEach(name -> target.credential(name, credentials.get(name)));
        return accept(target.build(), policy);
    }

    /** Reads a key and decides. Blocks until the service has answered. */
    public IntakeDecision accept(AuditTarget target, Policy policy) {
        List<KeyOutcome> outcomes = auditor.audit(List.of(target));
        Compliance compliance =
                Assessment.of(policy, auditor.providers(), clock).assessAll(outcomes);
        List<Finding> findings =
                compliance.findings().stream().filter(Finding::stands).toList();
        if (findings.isEmpty() && outcomes.get(0) instanceof KeyOutcome.Inspected read) {
            return new IntakeDecision.Accepted(read.snapshot());
        }
        RequestedChanges changes = new RequestedChanges(auditor.providers(), outcomes.get(0));
        return new IntakeDecision.Refused(findings, changes.of(findings));
    }
}
