package io.keyaudit.spring;

import io.keyaudit.Severity;
import io.keyaudit.policy.Compliance;

/** Thrown at the start if the application's keys do not comply with the policy, or that is unknown. */
public class KeysNotCompliantException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Compliance compliance;
    private final Severity failOn;

    KeysNotCompliantException(Compliance compliance, Severity failOn) {
        super("the application's keys do not comply with the policy");
        this.compliance = compliance;
        this.failOn = failOn;
    }

    /** Returns the audit's result. */
    public Compliance compliance() {
        return compliance;
    }

    /** Returns the least severity of findings that count. */
    public Severity failOn() {
        return failOn;
    }
}
