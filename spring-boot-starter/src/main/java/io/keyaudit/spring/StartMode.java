package io.keyaudit.spring;

/** What happens at the start of the application. */
public enum StartMode {
    /** The keys are audited; the application does not start unless they comply. */
    REFUSE,
    /** The keys are audited; findings are logged. */
    WARN,
    /** The keys are not audited. */
    OFF
}
